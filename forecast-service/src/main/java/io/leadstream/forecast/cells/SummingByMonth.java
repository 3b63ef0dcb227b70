package io.leadstream.forecast.cells;

import io.leadstream.forecast.cohort.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums cells of passages by month of entry, and of all months. */
public final class SummingByMonth implements Cells {

    private final Asked asked;
    private final Summing all;
    private final Map<Integer, OfMonth> months = new TreeMap<>();

    /** @param within what became of them by the end of the month */
    private record OfMonth(Summing within, Summing ever) {}

    private record Place(Goal goal, int rank, @Nullable String value) {}

    /** What is told of each month, stage and value. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param month of entry, counted from January of the year 0
         * @param value null for deals without one, or for all where no segment is asked by
         * @param within what became of them by the end of the month
         * @param ever what became of them by the as-of day
         */
        void month(int month, int rank, @Nullable String value, Tally within, Tally ever);
    }

    public SummingByMonth(Asked asked) {
        this.asked = asked;
        this.all = new Summing(asked);
    }

    @Override
    public void add(Goal goal, @Nullable String value, byte[] packed) {
        all.add(goal, value, packed);
        CellBlock.byMonth(packed).forEach((of, block) -> {
            OfMonth month = month(of.entry());
            month.within.add(goal, value, block);
            month.ever.add(goal, value, block);
        });
    }

    @Override
    public void addOfMonth(Goal goal, @Nullable String value, int entered, byte[] packed) {
        all.addOfMonth(goal, value, entered, packed);
        OfMonth month = month(entered);
        month.within.addOfMonth(goal, value, entered, packed);
        month.ever.addOfMonth(goal, value, entered, packed);
    }

    private OfMonth month(int month) {
        return months.computeIfAbsent(
                month, _ -> new OfMonth(new Summing(asked, Month.firstDay(month + 1) - 1), new Summing(asked)));
    }

    @Override
    public boolean isComplete() {
        return all.isComplete();
    }

    /** Tells of all months together. */
    public void tellAll(Summing.Visitor visitor) {
        all.tell(visitor);
    }

    /** Tells of each month in which any deal entered. */
    public void tell(Visitor visitor) {
        months.forEach((month, sums) -> {
            var within = new HashMap<Place, Tally>();
            sums.within.tell((goal, rank, value, tally) -> within.put(new Place(goal, rank, value), tally));
            sums.ever.tell((goal, rank, value, tally) -> visitor.month(
                    month, rank, value, within.getOrDefault(new Place(goal, rank, value), new Tally()), tally));
        });
    }
}
