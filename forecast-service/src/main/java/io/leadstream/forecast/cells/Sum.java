package io.leadstream.forecast.cells;

import io.leadstream.forecast.cells.Cell.End;

/** What was counted in all, and how it ended. */
public final class Sum {

    private long all;
    private long won;
    private long lost;

    void add(End end, long count) {
        switch (end) {
            case ENTERED -> all += count;
            case ADVANCED -> won += count;
            case LOST -> lost += count;
            case TRANSFERRED, STAYED -> throw new IllegalStateException("not to be summed: " + end);
        }
    }

    void subtract(Sum other) {
        all -= other.all;
        won -= other.won;
        lost -= other.lost;
    }

    boolean isNothing() {
        return all == 0 && won == 0 && lost == 0;
    }

    public long all() {
        return all;
    }

    public long won() {
        return won;
    }

    public long lost() {
        return lost;
    }
}
