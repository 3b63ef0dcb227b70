package io.leadstream.forecast.conversion;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Spell.Exit;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Conversion in mode {@code fixedWindow}: of the deals that entered a stage at least a horizon before the as-of time,
 * the share that advanced within the horizon. All of them had the same time, so that no share depends on how old they
 * are; those that have not had it yet are left out and counted as not mature.
 */
final class FixedWindow implements Counting<SortedMap<Group, List<FixedWindow.Row>>> {

    /**
     * What became, within the horizon, of the deals that entered a stage.
     *
     * @param entered that had the whole horizon: advanced + lost + open
     * @param open neither advanced nor lost within the horizon
     * @param imputed of the entered, not seen to enter the stage itself
     * @param notMature that entered too short a time ago; in no other number
     */
    record Row(String stage, String next, int entered, int advanced, int lost, int open, int imputed, int notMature) {}

    private final List<Stage> stages;
    private final Question question;
    private final Duration horizon;
    private final Groups<List<Tally>> groups;

    private FixedWindow(Ladder ladder, Question question, Duration horizon) {
        this.stages = ladder.sale();
        this.question = question;
        this.horizon = horizon;
        this.groups = question.segmentation()
                .groups(() -> Stream.generate(Tally::new).limit(stages.size()).toList());
    }

    /** @param horizon more than nothing */
    static FixedWindow counting(Ladder ladder, Question question, Duration horizon) {
        return new FixedWindow(ladder, question, horizon);
    }

    @Override
    public void add(Journey journey) {
        for (int rank = 1; rank <= stages.size(); rank++) {
            Passage passage = journey.passage(rank);
            if (passage != null && question.counts(passage)) {
                int index = rank - 1;
                question.segmentation()
                        .groupOf(journey.deal(), passage.at())
                        .ifPresent(group -> groups.of(group).get(index).add(passage));
            }
        }
    }

    @Override
    public SortedMap<Group, List<Row>> result() {
        return groups.map(tallies -> IntStream.range(0, stages.size())
                .mapToObj(i -> tallies.get(i).row(stages.get(i).key(), Stages.after(stages, i)))
                .toList());
    }

    private final class Tally {
        private int entered;
        private int advanced;
        private int lost;
        private int imputed;
        private int notMature;

        void add(Passage passage) {
            Instant end = passage.at().plus(horizon);
            if (end.isAfter(question.asOf())) {
                notMature++;
                return;
            }
            entered++;
            imputed += passage.imputed() ? 1 : 0;
            boolean inTime = !passage.until().isAfter(end);
            advanced += inTime && passage.exit() == Exit.ADVANCED ? 1 : 0;
            lost += inTime && passage.exit() == Exit.LOST ? 1 : 0;
        }

        Row row(String stage, String next) {
            return new Row(stage, next, entered, advanced, lost, entered - advanced - lost, imputed, notMature);
        }
    }
}
