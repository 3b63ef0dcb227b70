package io.leadstream.forecast.stagetowon;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.CountingMonths;
import io.leadstream.forecast.statistics.Confidence;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

    /** Counts journeys by every stage of a ladder, by group. */
    public static CountingMonths<SortedMap<Group, List<StageToWon>>> counting(Ladder ladder, Question question) {
        return new Passed(ladder, question);
    }

    private static final class Passed implements CountingMonths<SortedMap<Group, List<StageToWon>>> {
        private final List<Stage> stages;
        private final Question question;
        private final Groups<List<Count>> groups;

        Passed(Ladder ladder, Question question) {
            this.stages = ladder.sale();
            this.question = question;
            this.groups = question.segmentation()
                    .groups(() -> stages.stream().map(_ -> new Count()).toList());
        }

        @Override
        public void add(Journey journey) {
            for (int rank = 1; rank <= stages.size(); rank++) {
                Passage passed = journey.passageToWon(rank, question.asOf());
                if (passed != null
                        && question.window().contains(passed.at())
                        && (question.imputed() || !passed.imputed())) {
                    add(journey, rank, passed);
                }
            }
        }

        private void add(Journey journey, int rank, Passage passed) {
            question.segmentation()
                    .groupOf(journey.deal(), passed.at())
                    .ifPresent(group -> groups.of(group).get(rank - 1).add(journey, rank, passed));
        }

        @Override
        public void add(Goal goal, int rank, Group group, Tally tally) {
            groups.of(group).get(rank - 1).ever = tally;
        }

        @Override
        public void add(YearMonth month, int rank, Group group, Tally within, Tally ever) {
            groups.of(group).get(rank - 1).months.put(month, new MonthCount(within, ever));
        }

        @Override
        public SortedMap<Group, List<StageToWon>> result() {
            return groups.map(counts -> IntStream.range(0, stages.size())
                    .mapToObj(i -> counts.get(i).result(stages.get(i).key(), question.confidence()))
                    .toList());
        }
    }

    private record MonthCount(Tally within, Tally ever) {}

    private static final class Count {
        private final Map<YearMonth, MonthCount> months = new TreeMap<>();
        private Tally ever = new Tally();

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
