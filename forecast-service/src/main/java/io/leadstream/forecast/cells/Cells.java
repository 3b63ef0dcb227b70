package io.leadstream.forecast.cells;

import org.jspecify.annotations.Nullable;

/** Who is told of cells: by day, or of what they come to where whole months are asked for. */
public interface Cells {

    /**
     * Cells by day; those that are not asked for are left out.
     *
     * @param value of the segment; null for all deals
     * @param packed a {@link CellBlock}
     */
    void add(Goal goal, @Nullable String value, byte[] packed);

    /**
     * What cells of a month come to, all of which are asked for.
     *
     * @param month of entry
     * @param packed by {@link CellBlock#ofMonth}
     */
    void addOfMonth(Goal goal, @Nullable String value, int month, byte[] packed);

    /** False when something that is asked for could not be kept in cells: only the facts tell it. */
    boolean isComplete();
}
