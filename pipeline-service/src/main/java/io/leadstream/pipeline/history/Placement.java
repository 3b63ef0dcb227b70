package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.Standing;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a past deal stands in a version of a pipeline. Imports skip the gates: what happened, happened.
 *
 * @param entries the stages of the history, entry by entry
 * @param stage the stage it is in
 * @param closedIn the stage in which it was closed; null while it is open
 */
record Placement(
        PastDeal deal,
        Pipeline pipeline,
        List<Stage> entries,
        Standing state,
        Stage stage,
        Instant stageEnteredAt,
        @Nullable Stage closedIn) {

    /**
     * Places a deal.
     *
     * @throws LineRefused for an unknown stage, times that decrease, a history that no deal can have
     */
    static Placement of(PastDeal deal, Pipeline pipeline) {
        List<Stage> entries = stages(deal, pipeline);
        requireOrder(deal);
        int sold = lastBeforeSold(entries);
        requirePhases(deal, entries, sold);
        PastDeal.Close closed = deal.closed();
        Stage last = entries.getLast();
        return new Placement(
                deal,
                pipeline,
                entries,
                closed == null ? Standing.OPEN : standing(closed.outcome()),
                last,
                deal.history().getLast().at(),
                closed == null ? null : entries.get(sold));
    }

    /** The time of the last thing that is told. */
    Instant lastStepAt() {
        Instant last = deal.history().getLast().at();
        PastDeal.Close closed = deal.closed();
        return closed != null && closed.at().isAfter(last) ? closed.at() : last;
    }

    private static List<Stage> stages(PastDeal deal, Pipeline pipeline) {
        List<Stage> entries = new ArrayList<>();
        for (int i = 0; i < deal.history().size(); i++) {
            int at = i;
            entries.add(pipeline.stage(deal.history().get(i).stage())
                    .orElseThrow(() -> new LineRefused(
                            "unknown-stage", "history[" + at + "].stage must be a stage of the pipeline")));
        }
        return entries;
    }

    private static void requireOrder(PastDeal deal) {
        List<PastDeal.Entry> history = deal.history();
        for (int i = 1; i < history.size(); i++) {
            if (history.get(i).at().isBefore(history.get(i - 1).at())) {
                throw new LineRefused("times-decrease", "history[" + i + "].at must not be before the entry before it");
            }
        }
    }

    /** The stage in which it was sold or is being sold: stages after the sale can only come last. */
    private static int lastBeforeSold(List<Stage> entries) {
        int sold = entries.size() - 1;
        while (sold >= 0 && entries.get(sold).phase() == Phase.POST_SALE) {
            sold--;
        }
        return sold;
    }

    private static void requirePhases(PastDeal deal, List<Stage> entries, int sold) {
        if (sold < 0 || entries.subList(0, sold).stream().anyMatch(s -> s.phase() == Phase.POST_SALE)) {
            throw new LineRefused("stage-not-allowed", "history must enter POST_SALE stages last, after others");
        }
        PastDeal.Close closed = deal.closed();
        if (sold < entries.size() - 1) {
            if (closed == null || closed.outcome() != PastDeal.Outcome.WON) {
                throw new LineRefused("stage-not-allowed", "history may enter POST_SALE stages of a won deal only");
            }
            if (deal.history().get(sold + 1).at().isBefore(closed.at())) {
                throw new LineRefused("times-decrease", "history[" + (sold + 1) + "].at must not be before closed.at");
            }
        }
        if (closed != null && closed.at().isBefore(deal.history().get(sold).at())) {
            throw new LineRefused("times-decrease", "closed.at must not be before the history that it ends");
        }
    }

    private static Standing standing(PastDeal.Outcome outcome) {
        return switch (outcome) {
            case WON -> Standing.WON;
            case LOST -> Standing.LOST;
        };
    }
}
