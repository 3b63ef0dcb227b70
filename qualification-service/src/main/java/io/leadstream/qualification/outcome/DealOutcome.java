package io.leadstream.qualification.outcome;

import io.leadstream.qualification.outcome.DealEvent.Changed;
import io.leadstream.qualification.outcome.DealEvent.Closed;
import io.leadstream.qualification.outcome.DealEvent.Erased;
import io.leadstream.qualification.outcome.DealEvent.Imported;
import io.leadstream.qualification.outcome.DealEvent.Money;
import io.leadstream.qualification.outcome.DealEvent.Opened;
import io.leadstream.qualification.outcome.DealEvent.Reopened;
import io.leadstream.qualification.outcome.DealEvent.Withdrawn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a deal.
 *
 * @param closedAt null while it is open
 * @param knownAt when the company knew of the outcome; for an open deal, that it was opened (again)
 * @param amount as closed, else as last expected
 */
record DealOutcome(
        UUID dealId,
        @Nullable UUID leadId,
        @Nullable UUID companyId,
        Outcome outcome,
        @Nullable String reason,
        @Nullable Money amount,
        Instant openedAt,
        @Nullable Instant closedAt,
        Instant knownAt,
        @Nullable String owner,
        @Nullable String source,
        Map<String, String> segments) {

    /** One event about the deal, with its two times. */
    record Told(DealEvent what, Instant occurredAt, Instant knownAt) {}

    /**
     * What follows from everything told of a deal, in the order of the sequences.
     *
     * @return empty when its opening is not known yet, and when nothing of the deal is left
     */
    static Optional<DealOutcome> of(List<Told> history) {
        if (history.stream().anyMatch(told -> told.what() instanceof Erased)) {
            return Optional.empty();
        }
        DealOutcome deal = null;
        for (Told told : history) {
            deal = after(deal, told);
        }
        return Optional.ofNullable(deal);
    }

    private static @Nullable DealOutcome after(@Nullable DealOutcome deal, Told told) {
        return switch (told.what()) {
            case Opened opened -> opened(opened, told);
            case Imported imported -> imported(imported, told.knownAt());
            case Changed changed -> deal == null ? null : deal.changed(changed);
            case Closed closed -> deal == null ? null : deal.closed(closed, told);
            case Reopened reopened -> deal == null ? null : deal.reopened(told.knownAt());
            case Withdrawn withdrawn -> null;
            case Erased erased -> null;
        };
    }

    private static DealOutcome opened(Opened deal, Told told) {
        return new DealOutcome(
                deal.dealId(),
                deal.leadId(),
                deal.companyId(),
                Outcome.OPEN,
                null,
                deal.amount(),
                told.occurredAt(),
                null,
                told.knownAt(),
                deal.owner(),
                null,
                orNone(deal.segments()));
    }

    private static DealOutcome imported(Imported deal, Instant knownAt) {
        var open = new DealOutcome(
                deal.dealId(),
                deal.leadId(),
                deal.companyId(),
                Outcome.OPEN,
                null,
                deal.amount(),
                deal.history().getFirst().at(),
                null,
                knownAt,
                deal.owner(),
                deal.source(),
                orNone(deal.segments()));
        Imported.Closing closing = deal.closed();
        return closing == null
                ? open
                : open.as(
                        closing.outcome(),
                        closing.reason(),
                        closing.amount(),
                        closing.at(),
                        closing.knownAt() == null ? closing.at() : closing.knownAt());
    }

    private DealOutcome closed(Closed closing, Told told) {
        return as(closing.outcome(), closing.reason(), closing.amount(), told.occurredAt(), told.knownAt());
    }

    private DealOutcome reopened(Instant at) {
        return as(Outcome.OPEN, null, null, null, at);
    }

    private DealOutcome as(
            Outcome now, @Nullable String why, @Nullable Money sum, @Nullable Instant at, Instant known) {
        Money kept = sum == null ? amount : sum;
        return new DealOutcome(dealId, leadId, companyId, now, why, kept, openedAt, at, known, owner, source, segments);
    }

    private DealOutcome changed(Changed now) {
        return new DealOutcome(
                dealId,
                leadId,
                companyId,
                outcome,
                reason,
                now.amount(),
                openedAt,
                closedAt,
                knownAt,
                now.owner(),
                source,
                orNone(now.segments()));
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> segments) {
        return segments == null ? Map.of() : Map.copyOf(segments);
    }
}
