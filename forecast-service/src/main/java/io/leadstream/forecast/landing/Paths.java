package io.leadstream.forecast.landing;

import java.util.Arrays;

/**
 * The simulated paths, what each brings: in all, of open deals, of new ones, by group, and by part of the span.
 *
 * @param byGroup by group and path
 * @param byPart cumulated by part and path
 */
record Paths(double[] open, double[] fresh, float[][] byGroup, float[][] byPart) {

    static Paths none(int paths, int groups, int parts) {
        return new Paths(new double[paths], new double[paths], new float[groups][paths], new float[parts][paths]);
    }

    double[] totals() {
        double[] totals = new double[open.length];
        for (int i = 0; i < totals.length; i++) {
            totals[i] = open[i] + fresh[i];
        }
        return totals;
    }

    static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    static double[] sorted(float[] values) {
        double[] sorted = new double[values.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values[i];
        }
        Arrays.sort(sorted);
        return sorted;
    }
}
