package io.leadstream.forecast.conversion;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cells.Sum;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.CountingCells;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Conversion in mode {@code flow}: entries into the next stage within the window, over entries into the stage within
 * the same window. The two are not the same deals: it is throughput, may exceed 1, and is no probability.
 */
public final class Flow implements CountingCells<SortedMap<Group, List<Flow.Row>>> {

    /** Whose cells tell it: passages, and closings. */
    public static final Set<Goal> GOALS = Set.of(Goal.NEXT, Goal.CLOSED);

    /**
     * Entries, by first passage, within the window.
     *
     * @param entered into the stage
     * @param nextEntered into the next one; for the last: won
     */
    public record Row(String stage, String next, int entered, int nextEntered) {

        /** nextEntered ÷ entered; null when there is nothing to divide by. */
        public @Nullable Double ratio() {
            return entered == 0 ? null : (double) nextEntered / entered;
        }
    }

    private final List<Stage> stages;
    private final Question question;
    private final Groups<int[]> groups;

    private Flow(Ladder ladder, Question question) {
        this.stages = ladder.sale();
        this.question = question;
        this.groups = question.segmentation().groups(() -> new int[stages.size() + 1]);
    }

    /** Counts journeys along a ladder, by group. */
    public static CountingCells<SortedMap<Group, List<Row>>> counting(Ladder ladder, Question question) {
        return new Flow(ladder, question);
    }

    @Override
    public void add(Journey journey) {
        for (int rank = 1; rank <= stages.size(); rank++) {
            Passage passage = journey.passage(rank);
            if (passage != null && question.counts(passage)) {
                count(journey, rank - 1, passage.at());
            }
        }
        Instant wonAt = journey.wonAt();
        if (wonAt != null && question.window().contains(wonAt)) {
            count(journey, stages.size(), wonAt);
        }
    }

    private void count(Journey journey, int index, Instant at) {
        question.segmentation().groupOf(journey.deal(), at).ifPresent(group -> groups.of(group)[index]++);
    }

    @Override
    public void add(Goal goal, int rank, Group group, Tally tally) {
        groups.of(group)[rank - 1] = tally.counts().entered();
    }

    @Override
    public void add(Goal goal, int rank, Group group, Sum sum) {
        if (sum.won() != 0) {
            groups.of(group)[stages.size()] += (int) sum.won();
        }
    }

    @Override
    public SortedMap<Group, List<Row>> result() {
        return groups.map(entries -> IntStream.range(0, stages.size())
                .mapToObj(i -> new Row(stages.get(i).key(), Stages.after(stages, i), entries[i], entries[i + 1]))
                .toList());
    }
}
