package io.leadstream.forecast.survival;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.CompetingRisks;
import io.leadstream.forecast.statistics.Incidence;
import io.leadstream.forecast.statistics.Interval;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the deals that entered a stage, within a number of days.
 *
 * @param advance the share that went on to the next stage (from the last one: was won)
 * @param interval of {@code advance}
 * @param lost the share that was lost
 * @param remaining the share that was still there
 * @param curve the shares by age, a point for each age that brought an event
 */
public record Survival(
        double advance,
        Interval interval,
        double lost,
        double remaining,
        Counts counts,
        List<CompetingRisks.Point> curve) {

    /**
     * Survival in a stage, by group.
     *
     * @param rank the stage's among the SALE stages
     * @param horizon in days
     * @param age of the deals in days: of those still open then, what becomes of them within the horizon after it;
     *     −1 for all of them from their entry on
     */
    public static Map<Group, Survival> of(
            Collection<Journey> journeys, int rank, long age, long horizon, Question question) {
        SortedMap<Group, Tally> tallies = question.segmentation().groups(() -> new Tally());
        for (Journey journey : journeys) {
            Passage passage = journey.passage(rank);
            if (passage != null
                    && question.window().contains(passage.at())
                    && (question.imputed() || !passage.imputed())) {
                question.segmentation()
                        .groupOf(journey.deal(), passage.at())
                        .ifPresent(group -> tallies.computeIfAbsent(group, _ -> new Tally())
                                .add(passage, journey.deal().observedFrom()));
            }
        }
        var survivals = new TreeMap<Group, Survival>();
        tallies.forEach((group, tally) -> survivals.put(group, of(tally, age, horizon, question)));
        return survivals;
    }

    private static Survival of(Tally tally, long age, long horizon, Question question) {
        CompetingRisks risks = age < 0 ? tally.risks() : tally.risks().openAt(age);
        long until = age < 0 ? horizon : age + horizon;
        Incidence incidence = risks.at(until, question.confidence());
        return new Survival(
                incidence.first(),
                incidence.interval(),
                incidence.second(),
                incidence.remaining(),
                tally.counts(),
                risks.curve(until));
    }
}
