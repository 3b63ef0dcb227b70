package io.leadstream.benchmark.market;

import java.util.random.RandomGenerator;

/**
 * How long deals stay in a stage, and how they leave it, day by day: the chances of advancing and of being lost rise
 * over the first days and fall again, so that age tells something and not always the same.
 */
final class Stay {

    /** Nobody who is still there after so many days ever leaves. */
    static final int LONGEST = 400;

    private final double[] advanceBy = new double[LONGEST];
    private final double[] advanceOn = new double[LONGEST];
    private final double[] loseOn = new double[LONGEST];

    /**
     * @param advance the chance of advancing on the best day, of those still there
     * @param lose the chance of being lost on the worst day
     * @param peak the age in days of either
     */
    Stay(double advance, double lose, double peak) {
        double there = 1;
        double advanced = 0;
        for (int day = 0; day < LONGEST; day++) {
            double shape = (day + 1) / peak * Math.exp(1 - (day + 1) / peak);
            advanceOn[day] = advance * (0.2 + 0.8 * shape);
            loseOn[day] = lose * (0.4 + 0.6 * shape);
            advanced += there * advanceOn[day];
            there *= 1 - advanceOn[day] - loseOn[day];
            advanceBy[day] = advanced;
        }
    }

    /** The share that has advanced by an age in days. */
    double advancedBy(long age) {
        return advanceBy[(int) Math.min(age, LONGEST - 1)];
    }

    /** @param age in days; advances, or else is lost */
    record Leaving(int age, boolean advances) {}

    /** @param pace multiplies the chance of advancing; 1 for what {@link #advancedBy} says */
    Leaving draw(RandomGenerator random, double pace) {
        for (int day = 0; day < LONGEST; day++) {
            double u = random.nextDouble();
            double advance = Math.min(0.9, advanceOn[day] * pace);
            if (u < advance) {
                return new Leaving(day, true);
            }
            if (u < advance + loseOn[day]) {
                return new Leaving(day, false);
            }
        }
        return NEVER;
    }

    /** Stays for good. */
    static final Leaving NEVER = new Leaving(Integer.MAX_VALUE, false);

    /** The share that would have advanced by an age at another pace. */
    double advancedBy(long age, double pace) {
        if (pace == 1) {
            return advancedBy(age);
        }
        double there = 1;
        double advanced = 0;
        for (int day = 0; day <= Math.min(age, LONGEST - 1); day++) {
            double advance = Math.min(0.9, advanceOn[day] * pace);
            advanced += there * advance;
            there *= 1 - advance - loseOn[day];
        }
        return advanced;
    }
}
