package io.leadstream.forecast.duration;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.forecast.statistics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long deals stay in each stage, and how long a whole sale takes, in days. Visits and first passages belong to the
 * window by their beginning, sales by their closing.
 *
 * @param won from a deal's beginning to its winning
 * @param lost from a deal's beginning to its loss
 */
public record Durations(
        List<StageDuration> stages,
        @Nullable Quantiles won,
        @Nullable Quantiles lost) {

    /** Counts journeys along a ladder, by group. */
    public static Counting<SortedMap<Group, Durations>> counting(Ladder ladder, Question question) {
        return new Lengths(ladder, question);
    }

    private static final class Lengths implements Counting<SortedMap<Group, Durations>> {
        private final List<Stage> stages;
        private final Question question;
        private final Groups<Count> groups;

        Lengths(Ladder ladder, Question question) {
            this.stages = Stream.of(ladder.preparation(), ladder.sale(), ladder.postSale())
                    .flatMap(List::stream)
                    .toList();
            this.question = question;
            this.groups = question.segmentation().groups(() -> new Count(stages));
        }

        @Override
        public void add(Journey journey) {
            stages.forEach(stage -> count(journey, stage));
            Closing closing = journey.closing();
            if (closing != null && question.window().contains(closing.at())) {
                double days = StageDuration.days(Duration.between(journey.begunAt(), closing.at()));
                of(journey, closing.at())
                        .ifPresent(count -> count.cycles(closing.outcome()).add(days));
            }
        }

        private void count(Journey journey, Stage stage) {
            List<Spell> spells = journey.spells().stream()
                    .filter(spell -> spell.stage().equals(stage.key()))
                    .filter(spell -> question.window().contains(spell.from()))
                    .toList();
            if (!spells.isEmpty()) {
                Passage passage =
                        switch (stage.phase()) {
                            case SALE -> journey.passage(stage.rank());
                            case POST_SALE -> journey.postSalePassage(stage.rank());
                            case PREPARATION -> null;
                        };
                Passage within = passage != null && question.window().contains(passage.at()) ? passage : null;
                of(journey, spells.getFirst().from())
                        .ifPresent(count -> count.stage(stage).add(journey, spells, within));
            }
        }

        private Optional<Count> of(Journey journey, Instant at) {
            return question.segmentation().groupOf(journey.deal(), at).map(groups::of);
        }

        @Override
        public SortedMap<Group, Durations> result() {
            return groups.map(Count::result);
        }
    }

    private static final class Count {
        private final Map<String, StageDuration.Count> stages = new LinkedHashMap<>();
        private final Sample won = new Sample();
        private final Sample lost = new Sample();

        Count(List<Stage> all) {
            all.forEach(stage -> stages.put(stage.key(), new StageDuration.Count(stage.key())));
        }

        StageDuration.Count stage(Stage stage) {
            return stages.computeIfAbsent(stage.key(), StageDuration.Count::new);
        }

        Sample cycles(Outcome outcome) {
            return switch (outcome) {
                case WON -> won;
                case LOST -> lost;
            };
        }

        Durations result() {
            return new Durations(
                    stages.values().stream().map(StageDuration.Count::result).toList(),
                    Quantiles.of(won),
                    Quantiles.of(lost));
        }
    }
}
