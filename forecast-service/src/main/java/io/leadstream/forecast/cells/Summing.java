package io.leadstream.forecast.cells;

import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.question.Segmentation;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sums cells by value of a segment and stage. Deals that have no value of it are all deals less those that have one.
 */
public final class Summing implements Cells {

    private static final int WHENEVER = Integer.MAX_VALUE;

    private final Asked asked;
    private final int until;
    private final ToIntFunction<Goal> lastRank;
    private final Map<Of, Map<Integer, CellCounts>> passages = new HashMap<>();
    private final Map<Of, Map<Integer, Sum>> sums = new HashMap<>();

    /** @param value null for all deals; in the end, for those without a value */
    private record Of(Goal goal, @Nullable String value) {}

    /** What is told of each stage and value. */
    @FunctionalInterface
    public interface Visitor {
        /** @param value null for deals without one, or for all where no segment is asked by */
        void tally(Goal goal, int rank, @Nullable String value, Tally tally);

        /** Of goals that are no passages. */
        default void sum(Goal goal, int rank, @Nullable String value, Sum sum) {}
    }

    public Summing(Asked asked) {
        this(asked, WHENEVER);
    }

    /** @param lastRank of each goal; what comes behind it is not read */
    public Summing(Asked asked, ToIntFunction<Goal> lastRank) {
        this(asked, WHENEVER, lastRank);
    }

    /** @param until who left after this day is still there; the last of the month in which all entered */
    Summing(Asked asked, int until) {
        this(asked, until, _ -> Integer.MAX_VALUE);
    }

    private Summing(Asked asked, int until, ToIntFunction<Goal> lastRank) {
        this.asked = asked;
        this.until = until;
        this.lastRank = lastRank;
    }

    @Override
    public void add(Goal goal, @Nullable String value, byte[] packed) {
        Ranks ranks = ranks(goal, value);
        int last = lastRank.applyAsInt(goal);
        var line = new CellReader(packed);
        while (line.next() && line.rank <= last) {
            if (line.since <= asked.asOf()
                    && line.entryDay >= asked.from()
                    && line.entryDay < asked.to()
                    && line.exitDay <= until
                    && isCounted(line)) {
                ranks.add(line);
            }
        }
    }

    @Override
    public void addOfMonth(Goal goal, @Nullable String value, int month, byte[] packed) {
        Ranks ranks = ranks(goal, value);
        int last = lastRank.applyAsInt(goal);
        var line = new CellReader(packed);
        while (line.next() && line.rank <= last) {
            if (isCounted(line) && (until == WHENEVER || !line.isBeyond())) {
                ranks.addOfMonth(line);
            }
        }
    }

    private boolean isCounted(CellReader line) {
        return asked.imputed() || !line.imputed;
    }

    /** The stages, or other numbers, of a goal and value. */
    private interface Ranks {
        void add(CellReader line);

        void addOfMonth(CellReader line);
    }

    private Ranks ranks(Goal goal, @Nullable String value) {
        var of = new Of(goal, value);
        return goal.isPassage()
                ? new OfPassages(passages.computeIfAbsent(of, _ -> new TreeMap<>()))
                : new OfSums(sums.computeIfAbsent(of, _ -> new TreeMap<>()));
    }

    /** CellReader come in order of their ranks: that of the last one is kept at hand. */
    private static final class OfPassages implements Ranks {
        private final Map<Integer, CellCounts> counts;
        private CellCounts last = new CellCounts();
        private int rank = Integer.MIN_VALUE;

        OfPassages(Map<Integer, CellCounts> counts) {
            this.counts = counts;
        }

        @Override
        public void add(CellReader line) {
            of(line.rank).add(line);
        }

        @Override
        public void addOfMonth(CellReader line) {
            of(line.rank).addOfMonth(line);
        }

        private CellCounts of(int other) {
            if (other != rank) {
                last = counts.computeIfAbsent(other, _ -> new CellCounts());
                rank = other;
            }
            return last;
        }
    }

    private record OfSums(Map<Integer, Sum> sums) implements Ranks {
        @Override
        public void add(CellReader line) {
            sums.computeIfAbsent(line.rank, _ -> new Sum()).add(line.end, line.count);
        }

        @Override
        public void addOfMonth(CellReader line) {
            add(line);
        }
    }

    @Override
    public boolean isComplete() {
        return sums.entrySet().stream()
                .filter(of -> of.getKey().goal != Goal.OPEN)
                .allMatch(of -> of.getValue().getOrDefault(0, new Sum()).isNothing());
    }

    /** Tells of all stages and values that any deal entered. */
    public void tell(Visitor visitor) {
        if (asked.segment() != null && !asked.isOfValue()) {
            leaveThoseWithoutValue(passages, CellCounts::subtract);
            leaveThoseWithoutValue(sums, Sum::subtract);
        }
        tell(passages, (of, rank, value, counts) -> {
            if (counts.came() > 0) {
                visitor.tally(of.goal, rank, value, counts.tally(Math.min(asked.asOf(), until)));
            }
        });
        tell(sums, (of, rank, value, sum) -> {
            if (!sum.isNothing()) {
                visitor.sum(of.goal, rank, value, sum);
            }
        });
    }

    private interface Each<T> {
        void of(Of of, int rank, @Nullable String value, T counted);
    }

    private <T> void tell(Map<Of, Map<Integer, T>> counted, Each<T> each) {
        counted.forEach((of, ranks) -> {
            if (isTold(of.value)) {
                String value = asked.by() == null ? null : of.value;
                ranks.forEach((rank, count) -> each.of(of, rank, value, count));
            }
        });
    }

    private static <T> void leaveThoseWithoutValue(Map<Of, Map<Integer, T>> counted, BiConsumer<T, T> subtract) {
        counted.forEach((of, ranks) -> {
            // who has "(missing)" for a value is as good as without
            if (of.value != null && !of.value.equals(Segmentation.MISSING)) {
                Map<Integer, T> all = counted.getOrDefault(new Of(of.goal, null), Map.of());
                ranks.forEach((rank, count) -> {
                    T ofAll = all.get(rank);
                    if (ofAll != null) {
                        subtract.accept(ofAll, count);
                    }
                });
            }
        });
    }

    private boolean isTold(@Nullable String value) {
        if (value == null) {
            return !asked.isOfValue();
        }
        boolean isOfGroup = asked.by() != null && asked.where() == null;
        return !value.equals(Segmentation.MISSING) && (isOfGroup || asked.isOfValue());
    }
}
