package io.leadstream.forecast.cells;

/**
 * Deals that entered a stage on the same day and left it on the same day in the same way, or, by {@code ENTERED}, all
 * that entered it on that day. Those that are still open are the entered ones less those that left.
 *
 * @param rank of the stage within its phase, 1.. where passages are counted
 * @param entryDay the day of the first passage, in days since 1970 (UTC)
 * @param end how they left; ENTERED counts their coming
 * @param exitDay the day on which they left; of ENTERED the entry day
 * @param imputed not seen to enter the stage itself
 * @param unseenAge the last age in days at which nothing could be seen of them, or {@link #SEEN_FROM_ENTRY}
 * @param since the as-of day from which the count holds: the exit day, but for what was found out or voided later
 */
record Cell(int rank, int entryDay, End end, int exitDay, boolean imputed, int unseenAge, int since)
        implements Comparable<Cell> {

    static final int SEEN_FROM_ENTRY = Integer.MIN_VALUE;

    /** What a cell counts. */
    enum End {
        ENTERED,
        ADVANCED,
        LOST,
        TRANSFERRED,

        /** Only of a month: those that entered on the entry day less those that left again, in that month of changes. */
        STAYED
    }

    /**
     * How they came or left, whatever the day.
     *
     * @param beyond they left after the month in which they came
     */
    Cell ofMonth(boolean beyond) {
        int age = exitDay - entryDay;
        return new Cell(rank, 0, end, age, imputed, unseenAge, beyond ? age + 1 : age);
    }

    /** Whose staying it changes. */
    Cell staying(boolean beyond) {
        return new Cell(rank, entryDay, End.STAYED, entryDay, imputed, unseenAge, beyond ? entryDay + 1 : entryDay);
    }

    @Override
    public int compareTo(Cell other) {
        int order = Integer.compare(rank, other.rank);
        order = order != 0 ? order : Integer.compare(entryDay, other.entryDay);
        order = order != 0 ? order : end.compareTo(other.end);
        order = order != 0 ? order : Integer.compare(exitDay, other.exitDay);
        order = order != 0 ? order : Boolean.compare(imputed, other.imputed);
        order = order != 0 ? order : Integer.compare(unseenAge, other.unseenAge);
        return order != 0 ? order : Integer.compare(since, other.since);
    }
}
