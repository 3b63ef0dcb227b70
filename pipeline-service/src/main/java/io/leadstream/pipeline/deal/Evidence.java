package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.EvidenceKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A piece of proof that an exit criterion holds. It is never changed, only forgotten with the lead it speaks of. */
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

    @SuppressWarnings("NullAway.Init")
    protected Evidence() {}

    Evidence(Deal deal, DealEvent.EvidenceRecorded event, Content content, By by) {
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
    }

    /** What a manager opens or reads. */
    record Content(@Nullable String uri, @Nullable String note) {}

    /** As it is shown. */
    record View(
            UUID id,
            String stage,
            String criterion,
            EvidenceKind kind,
            @Nullable String uri,
            @Nullable String note,
            Instant occurredAt,
            Instant knownAt,
            String recordedBy) {

        View withoutFreeText() {
            return new View(id, stage, criterion, kind, null, null, occurredAt, knownAt, recordedBy);
        }
    }

    View view() {
        return new View(id, stage, criterion, kind, uri, note, occurredAt, knownAt, recordedBy);
    }
}
