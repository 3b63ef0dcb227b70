package io.leadstream.forecast.accuracy;

/**
 * Continuous ranked probability score of a simulated distribution: mean |X − y| − ½ mean |X − X′|, in the unit of the
 * amount, 0 at best; of a single path it is the absolute error. The second mean is over pairs of different paths, so
 * that the score does not depend on how many there are. Gneiting, Raftery: Strictly proper scoring rules (2007); Ferro:
 * Fair scores for ensemble forecasts (2014).
 */
public final class Crps {

    private Crps() {}

    /**
     * @param ascending the totals of the paths, at least one
     * @throws IllegalArgumentException when there are none
     */
    public static double of(double[] ascending, double actual) {
        int m = ascending.length;
        if (m == 0) {
            throw new IllegalArgumentException("no paths");
        }
        double distance = 0;
        double spread = 0;
        for (int i = 0; i < m; i++) {
            distance += Math.abs(ascending[i] - actual);
            // Σ over pairs |x_i − x_j| of a sorted sample
            spread += (2.0 * i - m + 1) * ascending[i];
        }
        return m == 1 ? distance : distance / m - spread / ((double) m * (m - 1));
    }
}
