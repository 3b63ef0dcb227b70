package io.leadstream.forecast.winning;

import org.jspecify.annotations.Nullable;

/**
 * Draws the hazards of each stage towards those of all stages together, age by age: (d + m·pooled) / (n + m). What is
 * pooled is going forward (to a later stage, from the last one by winning), going back, and being lost; which of its
 * ways forward a stage takes is its own, with one deal's worth of the next stage beside it.
 */
final class Shrinking {

    private final Hazards own;
    private final double[][] exposed;
    private final double strength;
    private final int stages;
    private final int ages;

    /** @param exposed who was at risk of winning, in days of the quarter's mean pace */
    Shrinking(Hazards own, double[][] exposed, double strength) {
        this.own = own;
        this.exposed = exposed;
        this.strength = strength;
        this.stages = own.stages;
        this.ages = own.ages;
    }

    Hazards towardsAllStages() {
        double[] forward = forward();
        double[] back = pooled((stage, way) -> way < stage);
        double[] lost = pooled((_, way) -> way == stages + 1);
        double[][] won = new double[stages][];
        double[][] lostBy = new double[stages][];
        double[] @Nullable [][] to = new double[stages][stages][];
        for (int stage = 0; stage < stages; stage++) {
            won[stage] = drawn(own.left[stage][stages], exposed[stage], forward, shareForward(stage, stages));
            lostBy[stage] = drawn(own.left[stage][stages + 1], own.atRisk[stage], lost, 1);
            for (int other = 0; other < stages; other++) {
                double share = other > stage ? shareForward(stage, other) : shareBack(stage, other);
                if (share > 0) {
                    to[stage][other] =
                            drawn(own.left[stage][other], own.atRisk[stage], other > stage ? forward : back, share);
                }
            }
        }
        return new Hazards(ages, won, lostBy, to, own.atRisk, own.left, own.support, own.season);
    }

    private interface Ways {
        boolean include(int stage, int way);
    }

    private double[] drawn(double @Nullable [] events, double[] atRisk, double[] pooled, double share) {
        double[] drawn = new double[ages];
        for (int age = 0; age < ages; age++) {
            double seen = events == null ? 0 : events[age];
            drawn[age] = Math.min(1, (seen + strength * share * pooled[age]) / (atRisk[age] + strength));
        }
        return drawn;
    }

    private double[] forward() {
        double[] moved = pooled((stage, way) -> way > stage && way < stages);
        double[] won = new double[ages];
        for (int age = 0; age < ages; age++) {
            double events = 0;
            double risk = 0;
            for (int stage = 0; stage < stages; stage++) {
                double[] wins = own.left[stage][stages];
                events += wins == null ? 0 : wins[age];
                risk += exposed[stage][age];
            }
            won[age] = Math.min(1, moved[age] + (risk == 0 ? 0 : events / risk));
        }
        return won;
    }

    private double[] pooled(Ways ways) {
        double[] pooled = new double[ages];
        for (int age = 0; age < ages; age++) {
            double events = 0;
            double risk = 0;
            for (int stage = 0; stage < stages; stage++) {
                risk += own.atRisk[stage][age];
                for (int way = 0; way < stages + 2; way++) {
                    double[] left = own.left[stage][way];
                    events += left != null && ways.include(stage, way) ? left[age] : 0;
                }
            }
            pooled[age] = risk == 0 ? 0 : Math.min(1, events / risk);
        }
        return pooled;
    }

    private double shareForward(int stage, int way) {
        double all = 1;
        for (int other = stage + 1; other <= stages; other++) {
            all += sum(own.left[stage][other]);
        }
        return (sum(own.left[stage][way]) + (way == stage + 1 ? 1 : 0)) / all;
    }

    private double shareBack(int stage, int way) {
        double all = 0;
        for (int other = 0; other < stage; other++) {
            all += sum(own.left[stage][other]);
        }
        return all == 0 || way >= stage ? 0 : sum(own.left[stage][way]) / all;
    }

    private static double sum(double @Nullable [] counts) {
        double sum = 0;
        for (int i = 0; counts != null && i < counts.length; i++) {
            sum += counts[i];
        }
        return sum;
    }
}
