package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.EvidenceGrade;
import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.pipeline.definition.Stage;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A piece of proof that an exit criterion holds. What it says is never changed, only forgotten with
 * the lead it speaks of; it may be withdrawn, and then counts no more.
 */
@Entity
class Evidence {

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID dealId;

    private String stage;
    private String criterion;

    @Enumerated(EnumType.STRING)
    private EvidenceKind kind;

    private @Nullable String uri;
    private @Nullable String note;
    private Instant occurredAt;
    private Instant knownAt;
    private String recordedBy;

    /** Since when it counts no more; null for ever. */
    private @Nullable Instant expiresAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private boolean expiryTold;

    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawnBy;
    private @Nullable String withdrawnWhy;

    @SuppressWarnings("NullAway.Init")
    protected Evidence() {}

    /** @param life for how long it counts from when it occurred; null means for ever */
    Evidence(Deal deal, DealEvent.EvidenceRecorded event, Content content, @Nullable Duration life, By by) {
        this.id = event.evidence();
        this.dealId = deal.id();
        this.stage = event.stage().key();
        this.criterion = event.criterion();
        this.kind = event.kind();
        this.uri = content.uri;
        this.note = content.note;
        this.occurredAt = event.occurredAt();
        this.knownAt = by.knownAt();
        this.recordedBy = by.actor();
        live(life);
    }

    /** Counts for that long from when it occurred, or for ever. */
    void live(@Nullable Duration life) {
        expiresAt = life == null ? null : occurredAt.plus(life);
    }

    /** It has expired. Returns what to tell, once, with whether the deal's criterion is open again by it. */
    DealEvent.EvidenceExpired expire(Stage in, boolean reopens) {
        expiryTold = true;
        return new DealEvent.EvidenceExpired(id, in, criterion, kind, reopens, Objects.requireNonNull(expiresAt));
    }

    /** It has expired where that is of no consequence any more. */
    void expireSilently() {
        expiryTold = true;
    }

    /** The wrong file, say: it counts no more, and stays on file. Nothing when it was withdrawn before. */
    Optional<DealEvent> withdraw(Stage in, String why, By by) {
        if (withdrawnAt != null) {
            return Optional.empty();
        }
        withdrawnAt = by.knownAt();
        withdrawnBy = by.actor();
        withdrawnWhy = why;
        return Optional.of(new DealEvent.EvidenceWithdrawn(id, in, criterion, kind, by.knownAt()));
    }

    /** When it expires, which it does. */
    Instant expiry() {
        return Objects.requireNonNull(expiresAt);
    }

    String stage() {
        return stage;
    }

    String criterion() {
        return criterion;
    }

    /** Whether it counts then. */
    boolean countsAt(Instant then) {
        return withdrawnAt == null && (expiresAt == null || expiresAt.isAfter(then));
    }

    /** What a manager opens or reads. */
    record Content(@Nullable String uri, @Nullable String note) {}

    /**
     * As it is shown.
     *
     * @param expiresAt since when it counts no more; null for ever
     */
    record View(
            UUID id,
            String stage,
            String criterion,
            EvidenceKind kind,
            EvidenceGrade grade,
            @Nullable String uri,
            @Nullable String note,
            Instant occurredAt,
            Instant knownAt,
            String recordedBy,
            @Nullable Instant expiresAt,
            @Nullable Withdrawal withdrawn) {

        View withoutFreeText() {
            return new View(
                    id,
                    stage,
                    criterion,
                    kind,
                    grade,
                    null,
                    null,
                    occurredAt,
                    knownAt,
                    recordedBy,
                    expiresAt,
                    withdrawn == null ? null : new Withdrawal(withdrawn.at, withdrawn.by, null));
        }
    }

    /** @param reason in the words of who withdrew it */
    @Schema(name = "EvidenceWithdrawal")
    record Withdrawal(Instant at, String by, @Nullable String reason) {}

    View view() {
        return new View(
                id,
                stage,
                criterion,
                kind,
                kind.grade(),
                uri,
                note,
                occurredAt,
                knownAt,
                recordedBy,
                expiresAt,
                withdrawnAt == null || withdrawnBy == null
                        ? null
                        : new Withdrawal(withdrawnAt, withdrawnBy, withdrawnWhy));
    }
}
