package io.leadstream.forecast.conformance;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Contingency;
import io.leadstream.forecast.statistics.Contingency.Category;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the deals that began within the window keep to the way that is meant, and whether those that do are won more
 * often than those that deviate. A deal that is lost early has had little occasion to deviate: what is found here is no
 * cause.
 *
 * @param skips of all deals
 * @param test whether conforming and deviating deals are won in different proportions; null when there are too few
 * @param stages up to the close, in their order
 */
record Conformance(
        Frequency skips,
        Frequency backMoves,
        Frequency reentries,
        Endings conforming,
        Endings deviating,
        @Nullable Contingency test,
        List<OfStage> stages) {

    /**
     * How often something happened.
     *
     * @param events how many times
     * @param deals to how many deals, once or more
     * @param of how many deals
     */
    record Frequency(int events, int deals, int of) {

        /** Null when there are no deals. */
        @Nullable
        Double per100() {
            return of == 0 ? null : 100.0 * events / of;
        }
    }

    /**
     * One stage's deviations.
     *
     * @param skips of the deals that passed the stage; null before the sale, where nothing is passed
     * @param backMoves of the deals that stood in it, away from it
     * @param reentries of the deals that stood in it, to it again
     */
    record OfStage(String stage, @Nullable Frequency skips, Frequency backMoves, Frequency reentries) {}

    /** Counts journeys along a ladder, by group. */
    static Counting<SortedMap<Group, Conformance>> counting(Ladder ladder, Question question) {
        return new Conforming(ladder, question);
    }

    private static final class Conforming implements Counting<SortedMap<Group, Conformance>> {
        private final Ladder ladder;
        private final Question question;
        private final Groups<Count> groups;

        Conforming(Ladder ladder, Question question) {
            this.ladder = ladder;
            this.question = question;
            this.groups = question.segmentation().groups(() -> new Count(ladder));
        }

        @Override
        public void add(Journey journey) {
            if (journey.begun() && question.window().contains(journey.begunAt())) {
                question.segmentation()
                        .groupOf(journey.deal(), journey.begunAt())
                        .ifPresent(group -> groups.of(group).add(journey, Deviations.of(journey, ladder)));
            }
        }

        @Override
        public SortedMap<Group, Conformance> result() {
            return groups.map(Count::result);
        }
    }

    private static final class Count {
        private final Ladder ladder;
        private final Map<String, StageCount> stages = new LinkedHashMap<>();
        private final Times skips = new Times();
        private final Times backMoves = new Times();
        private final Times reentries = new Times();
        private Endings conforming = Endings.NONE;
        private Endings deviating = Endings.NONE;

        Count(Ladder ladder) {
            this.ladder = ladder;
            Stream.concat(ladder.preparation().stream(), ladder.sale().stream())
                    .forEach(stage -> stages.put(stage.key(), new StageCount()));
        }

        void add(Journey journey, Deviations deviations) {
            if (deviations.none()) {
                conforming = conforming.with(journey);
            } else {
                deviating = deviating.with(journey);
            }
            skips.add(deviations.skipped().size());
            backMoves.add(deviations.movedBack().size());
            reentries.add(deviations.reentered().size());
            ladder.sale().stream()
                    .filter(stage -> journey.passage(stage.rank()) != null)
                    .forEach(stage -> of(stage.key()).passed++);
            stoodIn(journey).forEach(stage -> of(stage).stood++);
            times(deviations.skipped())
                    .forEach((stage, times) -> of(stage).skips.add(times));
            times(deviations.movedBack())
                    .forEach((stage, times) -> of(stage).backMoves.add(times));
            times(deviations.reentered())
                    .forEach((stage, times) -> of(stage).reentries.add(times));
        }

        private StageCount of(String stage) {
            return stages.computeIfAbsent(stage, _ -> new StageCount());
        }

        private static Set<String> stoodIn(Journey journey) {
            var stages = new HashSet<String>();
            for (Spell spell : journey.spells()) {
                if (spell.phase() != Phase.POST_SALE) {
                    stages.add(spell.stage());
                }
            }
            return stages;
        }

        private static Map<String, Integer> times(List<String> stages) {
            var times = new HashMap<String, Integer>();
            stages.forEach(stage -> times.merge(stage, 1, Integer::sum));
            return times;
        }

        Conformance result() {
            int deals = conforming.all() + deviating.all();
            return new Conformance(
                    skips.of(deals),
                    backMoves.of(deals),
                    reentries.of(deals),
                    conforming,
                    deviating,
                    Contingency.of(List.of(
                            new Category(conforming.won(), deviating.won()),
                            new Category(conforming.lost(), deviating.lost()))),
                    Stream.concat(
                                    ladder.preparation().stream().map(stage -> row(stage, false)),
                                    ladder.sale().stream().map(stage -> row(stage, true)))
                            .toList());
        }

        private OfStage row(Stage stage, boolean ofSale) {
            StageCount count = of(stage.key());
            return new OfStage(
                    stage.key(),
                    ofSale ? count.skips.of(count.passed) : null,
                    count.backMoves.of(count.stood),
                    count.reentries.of(count.stood));
        }
    }

    private static final class StageCount {
        private final Times skips = new Times();
        private final Times backMoves = new Times();
        private final Times reentries = new Times();
        private int passed;
        private int stood;
    }

    private static final class Times {
        private int events;
        private int deals;

        void add(int times) {
            if (times > 0) {
                events += times;
                deals++;
            }
        }

        Frequency of(int all) {
            return new Frequency(events, deals, all);
        }
    }
}
