package io.leadstream.forecast.accuracy;

import org.jspecify.annotations.Nullable;

/** How often what came lay within the band that was forecast; its ends belong to it. */
public final class BandScores {

    private int n;
    private int within;

    public void add(double low, double high, double actual) {
        n++;
        if (low <= actual && actual <= high) {
            within++;
        }
    }

    public int n() {
        return n;
    }

    public int within() {
        return within;
    }

    /** From 0 to 1, near the level of the band when it is honest; null when none was scored. */
    public @Nullable Double coverage() {
        return n == 0 ? null : (double) within / n;
    }
}
