package io.leadstream.forecast.conformance;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.forecast.statistics.Sample;
import io.leadstream.forecast.statistics.SpaceSaving;
import io.leadstream.forecast.statistics.SpaceSaving.Frequent;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent ways of the deals that began within the window. Two passes keep memory bounded: the first finds
 * which ways may be among the most frequent, the second counts those exactly.
 *
 * @param deals that took any way
 * @param ways how many different ones there were; null when there were more than are counted at once
 * @param complete no way that is left out can be more frequent than one that is told
 * @param top the most frequent first
 */
record Variants(int deals, @Nullable Integer ways, boolean complete, List<Variant> top) {

    /** So many different ways are counted at once. */
    static final int PLACES = 1_000;

    /** With a segment: so many of each group. */
    static final int PLACES_OF_A_GROUP = 100;

    private static final double MILLIS_OF_DAY = 86_400_000;

    /** @param won of the won deals, from beginning to winning, in days */
    record Variant(
            Way way,
            Endings endings,
            @Nullable Quantiles won,
            @Nullable Quantiles lost) {}

    /** Which ways may be among the most frequent. */
    record Candidates(Set<Way> ways, @Nullable Integer different, boolean complete) {

        private static final Candidates NONE = new Candidates(Set.of(), 0, true);

        static Candidates of(SpaceSaving<Way> seen, int size) {
            List<Frequent<Way>> frequent = seen.frequent();
            long surely = frequent.stream()
                    .map(Frequent::atLeast)
                    .sorted(Comparator.reverseOrder())
                    .skip(size - 1L)
                    .findFirst()
                    .orElse(0L);
            Set<Way> ways = frequent.stream()
                    .filter(way -> way.atMost() >= surely)
                    .map(Frequent::item)
                    .collect(Collectors.toSet());
            long missed = seen.mostMissed();
            return new Candidates(ways, missed == 0 ? frequent.size() : null, missed <= surely);
        }
    }

    /** @param size how many ways are asked for */
    static Counting<SortedMap<Group, Candidates>> candidates(Question question, int size) {
        boolean together = question.segmentation().by() == null;
        Groups<SpaceSaving<Way>> groups =
                question.segmentation().groups(() -> new SpaceSaving<>(together ? PLACES : PLACES_OF_A_GROUP));
        return new Counting<>() {
            @Override
            public void add(Journey journey) {
                groupOf(question, journey).ifPresent(group -> groups.of(group).add(Way.of(journey)));
            }

            @Override
            public SortedMap<Group, Candidates> result() {
                return groups.map(seen -> Candidates.of(seen, size));
            }
        };
    }

    static Counting<SortedMap<Group, Variants>> counting(
            Question question, Map<Group, Candidates> candidates, int size) {
        Groups<Count> groups = question.segmentation().groups(Count::new);
        return new Counting<>() {
            @Override
            public void add(Journey journey) {
                groupOf(question, journey).ifPresent(group -> groups.of(group)
                        .add(journey, candidates.getOrDefault(group, Candidates.NONE)));
            }

            @Override
            public SortedMap<Group, Variants> result() {
                return groups.map(
                        (group, count) -> count.result(candidates.getOrDefault(group, Candidates.NONE), size));
            }
        };
    }

    private static Optional<Group> groupOf(Question question, Journey journey) {
        return journey.begun() && question.window().contains(journey.begunAt())
                ? question.segmentation().groupOf(journey.deal(), journey.begunAt())
                : Optional.empty();
    }

    private static final class Count {
        private final Map<Way, Of> ways = new HashMap<>();
        private int deals;

        void add(Journey journey, Candidates candidates) {
            deals++;
            Way way = Way.of(journey);
            if (candidates.ways().contains(way)) {
                ways.computeIfAbsent(way, _ -> new Of()).add(journey);
            }
        }

        Variants result(Candidates candidates, int size) {
            List<Variant> top = ways.entrySet().stream()
                    .map(entry -> entry.getValue().variant(entry.getKey()))
                    .sorted(Comparator.comparingInt(
                                    (Variant variant) -> variant.endings().all())
                            .reversed()
                            .thenComparing(variant -> variant.way().toString()))
                    .limit(size)
                    .toList();
            return new Variants(deals, candidates.different(), candidates.complete(), top);
        }
    }

    private static final class Of {
        private final Sample won = new Sample();
        private final Sample lost = new Sample();
        private Endings endings = Endings.NONE;

        void add(Journey journey) {
            endings = endings.with(journey);
            var closing = journey.closing();
            if (closing != null) {
                double days = Duration.between(journey.begunAt(), closing.at()).toMillis() / MILLIS_OF_DAY;
                (journey.wonAt() == null ? lost : won).add(days);
            }
        }

        Variant variant(Way way) {
            return new Variant(way, endings, Quantiles.of(won), Quantiles.of(lost));
        }
    }
}
