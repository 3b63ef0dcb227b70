package io.leadstream.forecast.cohort;

/** How many of a cohort advanced in time; it counts along. */
public final class Success {

    private long advanced;
    private long entered;

    public void add(boolean isAdvanced) {
        entered++;
        advanced += isAdvanced ? 1 : 0;
    }

    public long advanced() {
        return advanced;
    }

    public long entered() {
        return entered;
    }
}
