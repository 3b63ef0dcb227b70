package io.leadstream.pipeline.history;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a deal, put together from what another system tells in its own way: where it is now, when it came, and
 * which changes were noted. Nothing is made up: where the present stage does not follow from the changes, and nobody
 * says since when it holds, the deal is refused.
 *
 * @param visits the stages in time, no two alike behind one another
 */
record Past(List<Visit> visits, @Nullable End end) {

    record Visit(Stage stage, Instant at) {}

    record End(PastDeal.Outcome outcome, Instant at) {}

    /**
     * A change that was noted.
     *
     * @param from what it was before; null where that is not told
     * @param rank orders changes of the same time
     */
    record Step(@Nullable Meant from, Meant to, Moment at, long rank) {}

    /**
     * What the deal's own row tells.
     *
     * @param now the stage that it is in; null where that is not told
     * @param since when it came into it
     * @param outcome how it ended; null while it is open, or where only the stage tells
     * @param isOpen whether the row says that it is open
     * @param closedAt when it ended
     */
    record Told(
            @Nullable Moment createdAt,
            @Nullable Meant now,
            @Nullable Moment since,
            PastDeal.@Nullable Outcome outcome,
            boolean isOpen,
            @Nullable Moment closedAt) {

        private PastDeal.@Nullable Outcome ending() {
            return outcome != null ? outcome : now instanceof Meant.Over over && !isOpen ? over.outcome() : null;
        }
    }

    /**
     * Puts the two together.
     *
     * @param zone in which a day is a day
     * @throws LineRefused saying what is missing
     */
    static Past of(Told told, List<Step> steps, Pipeline pipeline, ZoneId zone) {
        var walk = new Walk(told, pipeline, zone);
        walk.begin(steps);
        steps.stream()
                .sorted(Comparator.comparing((Step step) -> step.at().at()).thenComparingLong(Step::rank))
                .forEach(walk::step);
        walk.arrive();
        return new Past(List.copyOf(walk.visits), walk.end());
    }

    private static final class Walk {
        private final Told told;
        private final Pipeline pipeline;
        private final ZoneId zone;
        private final List<Visit> visits = new ArrayList<>();
        private @Nullable End end;

        Walk(Told told, Pipeline pipeline, ZoneId zone) {
            this.told = told;
            this.pipeline = pipeline;
            this.zone = zone;
        }

        /** What the first change led away from is where the deal began. */
        void begin(List<Step> steps) {
            Moment created = told.createdAt;
            steps.stream()
                    .min(Comparator.comparing((Step step) -> step.at().at()).thenComparingLong(Step::rank))
                    .ifPresent(first -> {
                        if (first.from instanceof Meant.At(Stage stage)
                                && created != null
                                && !created.at().isAfter(first.at.at())) {
                            visits.add(new Visit(stage, created.at()));
                        }
                    });
        }

        void step(Step step) {
            switch (step.to) {
                case Meant.At(Stage stage) -> enter(stage, step.at.at());
                case Meant.Over(PastDeal.Outcome outcome) -> end = new End(outcome, step.at.at());
                case Meant.Nothing _ -> {}
            }
        }

        private void enter(Stage stage, Instant at) {
            if (stage.phase() != Phase.POST_SALE) {
                end = null; // it was opened again
            }
            if (visits.isEmpty() || !visits.getLast().stage.equals(stage)) {
                visits.add(new Visit(stage, at));
            }
        }

        /** The present stage is the last, whatever the changes tell. */
        void arrive() {
            if (told.now instanceof Meant.At(Stage stage)
                    && (visits.isEmpty() || !visits.getLast().stage.equals(stage))) {
                enter(stage, since());
            }
            if (visits.isEmpty()) {
                visits.add(new Visit(
                        pipeline.firstSaleStage(),
                        require(told.createdAt, "createdAt").at()));
            }
        }

        private Instant since() {
            Moment since = visits.isEmpty() && told.since == null ? told.createdAt : told.since;
            if (since == null && !visits.isEmpty()) {
                throw new LineRefused(
                        "history-incomplete",
                        "the history ends in " + visits.getLast().stage.key()
                                + ", and nothing tells since when the deal is where it is now");
            }
            return notBeforeOnItsDay(require(since, "createdAt"), visits.isEmpty() ? null : visits.getLast().at);
        }

        @Nullable
        End end() {
            PastDeal.Outcome outcome = told.ending();
            if (outcome == null) {
                return null;
            }
            if (end != null && end.outcome == outcome) {
                return end;
            }
            boolean isStage = told.now instanceof Meant.Over;
            Moment at = isStage && told.since != null ? told.since : told.closedAt;
            return new End(outcome, notBeforeOnItsDay(require(at, "closedAt"), lastBeforeSold()));
        }

        private @Nullable Instant lastBeforeSold() {
            return visits.stream()
                    .filter(visit -> visit.stage.phase() != Phase.POST_SALE)
                    .map(Visit::at)
                    .reduce((_, last) -> last)
                    .orElse(null);
        }

        /** A day on which something happened before is meant to be later on that day. */
        private Instant notBeforeOnItsDay(Moment moment, @Nullable Instant before) {
            if (moment.isDay()
                    && before != null
                    && before.isAfter(moment.at())
                    && day(before).equals(day(moment.at()))) {
                return before;
            }
            return moment.at();
        }

        private LocalDate day(Instant time) {
            return time.atZone(zone).toLocalDate();
        }

        private static Moment require(@Nullable Moment moment, String field) {
            if (moment == null) {
                throw new LineRefused("bad-input", field + " must not be blank: it is told by nothing else");
            }
            return moment;
        }
    }
}
