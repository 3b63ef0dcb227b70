package io.leadstream.forecast.cells;

import io.leadstream.forecast.cells.Cell.End;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells of one goal and segment's value, packed into bytes that are summed and merged without keeping an object of each.
 * Numbers take as many bytes as they need; most cells take four or five: days are told as differences, and what holds of
 * nearly all of them costs nothing.
 */
public final class CellBlock {

    private CellBlock() {}

    /** The month of entry, and that of the change. */
    public record Months(int entry, int change) {}

    /** Counts of 0 are left out. */
    static byte[] pack(Map<Cell, Long> cells) {
        var counted = new ArrayList<Counted>(cells.size());
        cells.forEach((cell, count) -> {
            if (count != 0) {
                counted.add(new Counted(cell, count));
            }
        });
        counted.sort((one, other) -> one.cell.compareTo(other.cell));
        var writer = new CellWriter();
        counted.forEach(one -> writer.write(one.cell, one.count));
        return writer.bytes();
    }

    private record Counted(Cell cell, long count) {}

    /** Whether no cell is left. */
    public static boolean isEmpty(byte[] packed) {
        return !new CellReader(packed).next();
    }

    /** The same cells, month by month. */
    public static Map<Months, byte[]> byMonth(byte[] packed) {
        var writers = new LinkedHashMap<Months, CellWriter>();
        var lines = new CellReader(packed);
        while (lines.next()) {
            writers.computeIfAbsent(new Months(Month.of(lines.entryDay), Month.of(lines.since)), _ -> new CellWriter())
                    .write(lines.cell(), lines.count);
        }
        var blocks = new LinkedHashMap<Months, byte[]>();
        writers.forEach((months, writer) -> blocks.put(months, writer.bytes()));
        return blocks;
    }

    /**
     * What the cells of one month of entry and one of change come to: how many came, how many more of each day's stayed,
     * and how they left, by age. They are several times fewer, and say the same as of the end of the month of change.
     */
    public static byte[] ofMonth(Goal goal, byte[] packed) {
        var sums = new HashMap<Cell, Long>();
        var lines = new CellReader(packed);
        while (lines.next()) {
            Cell cell = lines.cell();
            // only stage-to-won asks what was won within the month
            boolean beyond = goal == Goal.WON && Month.of(cell.exitDay()) != Month.of(cell.entryDay());
            sums.merge(cell.ofMonth(beyond), lines.count, Long::sum);
            if (goal.isPassage()) {
                sums.merge(cell.staying(beyond), lines.end == End.ENTERED ? lines.count : -lines.count, Long::sum);
            }
        }
        return pack(sums);
    }

    /** The cells of all blocks, counts of the same cell added up; what comes to 0 is left out. */
    public static byte[] merge(Collection<byte[]> blocks) {
        List<byte[]> left = new ArrayList<>(blocks);
        left.add(new CellWriter().bytes());
        while (left.size() > 1) {
            var merged = new ArrayList<byte[]>();
            for (int i = 0; i < left.size(); i += 2) {
                merged.add(i + 1 == left.size() ? left.get(i) : merge(left.get(i), left.get(i + 1)));
            }
            left = merged;
        }
        return left.getFirst();
    }

    private static byte[] merge(byte[] one, byte[] other) {
        var writer = new CellWriter();
        var lines = new Ahead(one);
        var others = new Ahead(other);
        while (lines.cell != null || others.cell != null) {
            int order = lines.compareTo(others);
            Ahead first = order <= 0 ? lines : others;
            long count = order == 0 ? lines.count() + others.count() : first.count();
            if (first.cell != null && count != 0) {
                writer.write(first.cell, count);
            }
            if (order <= 0) {
                lines.next();
            }
            if (order >= 0) {
                others.next();
            }
        }
        return writer.bytes();
    }
}
