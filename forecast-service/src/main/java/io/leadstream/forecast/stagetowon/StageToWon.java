package io.leadstream.forecast.stagetowon;

import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Confidence;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For a stage, the share won of the deals that passed it, by the month of passing.
 *
 * @param ever over all the months
 */
public record StageToWon(String stage, List<Month> months, Shares ever, Consistency consistency) {

    /**
     * The deals that passed the stage in one month (UTC).
     *
     * @param within what became of them by the end of that month
     * @param ever what became of them by the as-of time
     */
    public record Month(YearMonth month, Shares within, Shares ever) {}

    /** The shares of every stage of a ladder, by group. */
    public static Map<Group, List<StageToWon>> of(Ladder ladder, Collection<Journey> journeys, Question question) {
        int stages = ladder.sale().size();
        SortedMap<Group, List<Count>> counting = question.segmentation().groups(() -> counts(stages));
        for (Journey journey : journeys) {
            for (int rank = 1; rank <= stages; rank++) {
                count(journey, rank, question, counting, stages);
            }
        }
        var answer = new TreeMap<Group, List<StageToWon>>();
        counting.forEach((group, counts) -> answer.put(group, results(ladder, counts, question.confidence())));
        return answer;
    }

    private static List<Count> counts(int stages) {
        var counts = new ArrayList<Count>();
        for (int i = 0; i < stages; i++) {
            counts.add(new Count());
        }
        return counts;
    }

    private static void count(
            Journey journey, int rank, Question question, Map<Group, List<Count>> counting, int stages) {
        Passage passed = journey.passageToWon(rank, question.asOf());
        if (passed != null && question.window().contains(passed.at()) && (question.imputed() || !passed.imputed())) {
            question.segmentation().groupOf(journey.deal(), passed.at()).ifPresent(group -> counting.computeIfAbsent(
                            group, _ -> counts(stages))
                    .get(rank - 1)
                    .add(journey, rank, passed));
        }
    }

    private static List<StageToWon> results(Ladder ladder, List<Count> counts, Confidence confidence) {
        var results = new ArrayList<StageToWon>();
        for (int i = 0; i < counts.size(); i++) {
            results.add(counts.get(i).result(ladder.sale().get(i).key(), confidence));
        }
        return results;
    }

    private static final class Count {
        private final Tally ever = new Tally();
        private final Map<YearMonth, MonthCount> months = new TreeMap<>();

        private record MonthCount(Tally within, Tally ever) {}

        void add(Journey journey, int rank, Passage passed) {
            YearMonth month = YearMonth.from(passed.at().atZone(ZoneOffset.UTC));
            Instant monthsEnd = month.plusMonths(1)
                    .atDay(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .minusNanos(1);
            Instant observedFrom = journey.deal().observedFrom();
            MonthCount count = months.computeIfAbsent(month, _ -> new MonthCount(new Tally(), new Tally()));
            Passage within =
                    journey.passageToWon(rank, monthsEnd.isBefore(journey.asOf()) ? monthsEnd : journey.asOf());
            if (within != null) {
                count.within.add(within, observedFrom);
            }
            count.ever.add(passed, observedFrom);
            ever.add(passed, observedFrom);
        }

        StageToWon result(String stage, Confidence confidence) {
            var byMonth = new ArrayList<Month>();
            months.forEach((month, count) -> byMonth.add(
                    new Month(month, Shares.of(count.within, confidence), Shares.of(count.ever, confidence))));
            return new StageToWon(stage, byMonth, Shares.of(ever, confidence), Consistency.of(byMonth));
        }
    }
}
