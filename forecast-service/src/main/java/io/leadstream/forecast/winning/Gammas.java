package io.leadstream.forecast.winning;

import java.util.random.RandomGenerator;

/** Draws from Gamma distributions. Marsaglia, Tsang: A simple method for generating gamma variables, ACM TOMS 26 (2000). */
public final class Gammas {

    private Gammas() {}

    /** Of scale 1. */
    public static double draw(double shape, RandomGenerator random) {
        if (shape < 1) {
            return draw(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                double u = 1 - random.nextDouble();
                if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
