package io.leadstream.forecast.survival;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.CountingCells;
import io.leadstream.forecast.statistics.CompetingRisks;
import io.leadstream.forecast.statistics.Incidence;
import io.leadstream.forecast.statistics.Interval;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the deals that entered a stage, within a number of days.
 *
 * @param advance the share that went on to the next stage (from the last one: was won)
 * @param interval of {@code advance}
 * @param lost the share that was lost
 * @param intervalOfLost of {@code lost}
 * @param remaining the share that was still there
 * @param counts of those that entered, at the as-of time, whatever the horizon
 * @param support the greatest age in days at which a deal advanced or was lost; null when none was. Beyond it the curve
 *     knows nothing
 * @param beyondSupport the age asked for is greater than any at which a deal advanced or was lost
 * @param openBeyondSupport open deals, the transferred among them, that are older than that
 * @param lowEvidence fewer than 30 are settled, or the 95 % interval is wider than 0.30
 * @param curve the shares by age, a point for each age that brought an event
 */
public record Survival(
        double advance,
        Interval interval,
        double lost,
        Interval intervalOfLost,
        double remaining,
        Counts counts,
        @Nullable Long support,
        boolean beyondSupport,
        int openBeyondSupport,
        boolean lowEvidence,
        List<CompetingRisks.Point> curve) {

    /**
     * Counts journeys through a stage, by group.
     *
     * @param stage of the sale or after it; nothing is lost there
     * @param horizon in days
     * @param age of the deals in days: of those still open then, what becomes of them within the horizon after it;
     *     −1 for all of them from their entry on
     */
    public static CountingCells<SortedMap<Group, Survival>> counting(
            Stage stage, long age, long horizon, Question question) {
        Groups<Tally> groups = question.segmentation().groups(Tally::new);
        return new CountingCells<>() {
            @Override
            public void add(Journey journey) {
                Passage passage = passage(journey, stage);
                if (passage != null && question.counts(passage)) {
                    question.segmentation()
                            .groupOf(journey.deal(), passage.at())
                            .ifPresent(group ->
                                    groups.of(group).add(passage, journey.deal().observedFrom()));
                }
            }

            @Override
            public int lastRank(Goal goal) {
                return goal == goal(stage) ? stage.rank() : 0;
            }

            @Override
            public void add(Goal goal, int rank, Group group, Tally tally) {
                if (goal == goal(stage) && rank == stage.rank()) {
                    groups.set(group, tally);
                }
            }

            @Override
            public SortedMap<Group, Survival> result() {
                return groups.map(tally -> of(tally, age, horizon, question));
            }
        };
    }

    private static @Nullable Goal goal(Stage stage) {
        return switch (stage.phase()) {
            case SALE -> Goal.NEXT;
            case POST_SALE -> Goal.NEXT_AFTER_SALE;
            case PREPARATION -> null;
        };
    }

    private static @Nullable Passage passage(Journey journey, Stage stage) {
        return switch (stage.phase()) {
            case SALE -> journey.passage(stage.rank());
            case POST_SALE -> journey.postSalePassage(stage.rank());
            case PREPARATION -> null;
        };
    }

    private static Survival of(Tally tally, long age, long horizon, Question question) {
        CompetingRisks risks = age < 0 ? tally.risks() : tally.risks().openAt(age);
        long until = age < 0 ? horizon : age + horizon;
        Incidence incidence = risks.at(until, question.confidence());
        Counts counts = tally.counts();
        OptionalLong support = tally.risks().support();
        return new Survival(
                incidence.first(),
                incidence.interval(),
                incidence.second(),
                risks.swapped().at(until, question.confidence()).interval(),
                incidence.remaining(),
                counts,
                support.isPresent() ? support.getAsLong() : null,
                age > support.orElse(-1),
                tally.risks().censoredBeyondSupport(),
                Shares.lowEvidence(counts.advanced(), counts.settled(), question.confidence()),
                risks.curve(until));
    }
}
