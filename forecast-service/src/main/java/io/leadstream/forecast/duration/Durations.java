package io.leadstream.forecast.duration;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Quantiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** The durations of journeys along a ladder, by group. */
    public static Map<Group, Durations> of(Ladder ladder, Collection<Journey> journeys, Question question) {
        SortedMap<Group, Count> groups = question.segmentation().groups(() -> new Count(ladder));
        for (Journey journey : journeys) {
            for (Stage stage : stages(ladder)) {
                count(journey, stage, ladder, question, groups);
            }
            countCycle(journey, ladder, question, groups);
        }
        var answer = new TreeMap<Group, Durations>();
        groups.forEach((group, count) -> answer.put(group, count.result()));
        return answer;
    }

    private static List<Stage> stages(Ladder ladder) {
        return Stream.concat(ladder.sale().stream(), ladder.postSale().stream()).toList();
    }

    private static void count(
            Journey journey, Stage stage, Ladder ladder, Question question, Map<Group, Count> groups) {
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
            question.segmentation()
                    .groupOf(journey.deal(), spells.getFirst().from())
                    .ifPresent(group -> groups.computeIfAbsent(group, _ -> new Count(ladder))
                            .stage(stage)
                            .add(journey, spells, within));
        }
    }

    private static void countCycle(Journey journey, Ladder ladder, Question question, Map<Group, Count> groups) {
        Closing closing = journey.closing();
        if (closing != null && question.window().contains(closing.at())) {
            double days = StageDuration.days(Duration.between(journey.begunAt(), closing.at()));
            question.segmentation().groupOf(journey.deal(), closing.at()).ifPresent(group -> groups.computeIfAbsent(
                            group, _ -> new Count(ladder))
                    .cycles(closing.outcome())
                    .add(days));
        }
    }

    private static final class Count {
        private final Map<String, StageDuration.Count> stages = new LinkedHashMap<>();
        private final List<Double> won = new ArrayList<>();
        private final List<Double> lost = new ArrayList<>();

        Count(Ladder ladder) {
            stages(ladder).forEach(stage -> stages.put(stage.key(), new StageDuration.Count(stage.key())));
        }

        StageDuration.Count stage(Stage stage) {
            return stages.computeIfAbsent(stage.key(), StageDuration.Count::new);
        }

        List<Double> cycles(Outcome outcome) {
            return switch (outcome) {
                case WON -> won;
                case LOST -> lost;
            };
        }

        Durations result() {
            return new Durations(
                    stages.values().stream().map(StageDuration.Count::result).toList(),
                    StageDuration.Count.quantiles(won),
                    StageDuration.Count.quantiles(lost));
        }
    }
}
