package io.leadstream.pipeline.history;

import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.deal.Money;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What others are told of imports. */
sealed interface ImportEvent {

    /** A deal with its whole history; a later one for the same deal replaces it. */
    @EventType("deal.imported.v1")
    record Imported(
            UUID dealId,
            UUID importId,
            String externalId,
            String pipeline,
            int version,
            @Nullable String owner,
            @Nullable String source,
            Map<String, String> segments,
            @Nullable Money amount,
            @Nullable Instant observedFrom,
            List<Entered> history,
            @Nullable Ended closed)
            implements ImportEvent {}

    record Entered(String stage, int rank, Phase phase, Instant at, Instant knownAt) {}

    record Ended(
            PastDeal.Outcome outcome,
            Instant at,
            @Nullable LossReason reason,
            @Nullable Money amount,
            Instant knownAt) {}

    /** An import is undone: the deal was never there. */
    @EventType("deal.withdrawn.v1")
    record Withdrawn(UUID dealId, UUID importId) implements ImportEvent {}

    static Imported imported(UUID dealId, UUID importId, Placement placement) {
        PastDeal deal = placement.deal();
        PastDeal.Close closed = deal.closed();
        return new Imported(
                dealId,
                importId,
                deal.externalId(),
                placement.pipeline().key(),
                placement.pipeline().version(),
                deal.owner(),
                deal.source(),
                deal.segments(),
                deal.worth(),
                deal.observedFrom(),
                history(placement),
                closed == null
                        ? null
                        : new Ended(closed.outcome(), closed.at(), closed.reason(), deal.worth(), closed.knownAt()));
    }

    private static List<Entered> history(Placement placement) {
        return IntStream.range(0, placement.entries().size())
                .mapToObj(i -> {
                    Stage stage = placement.entries().get(i);
                    PastDeal.Entry entry = placement.deal().history().get(i);
                    return new Entered(stage.key(), stage.rank(), stage.phase(), entry.at(), entry.knownAt());
                })
                .toList();
    }
}
