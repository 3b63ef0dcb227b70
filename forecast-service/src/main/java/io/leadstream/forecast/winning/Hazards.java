package io.leadstream.forecast.winning;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The cause-specific hazards of the stages: of those that are in a stage at the begin of a day of age, the share that
 * is won, lost, or moves to another stage on that day. Day 0 is the day of entry.
 */
final class Hazards {

    final int stages;
    final int ages;

    /** Of winning, on a day of the quarter's mean pace; by stage and age. */
    final double[][] won;

    final double[][] lost;

    /** By stage, stage moved to, and age; null where none ever moved. */
    final double[] @Nullable [][] to;

    /** Of leaving in any way but by winning; by stage and age. */
    final double[][] leaving;

    /** Who was at risk, weighted by recency; by stage and age. */
    final double[][] atRisk;

    /** Who left, weighted by recency; by stage, and there by way out (stages, then won, then lost), and age. */
    final double[][] @Nullable [] left;

    /** The oldest age in a stage at which any left it; −1 when none did. */
    final int[] support;

    /** By week of the quarter, what the hazard of winning is multiplied by. */
    final double[] season;

    Hazards(
            int ages,
            double[][] won,
            double[][] lost,
            double[] @Nullable [][] to,
            double[][] atRisk,
            double[][] @Nullable [] left,
            int[] support,
            double[] season) {
        this.stages = won.length;
        this.ages = ages;
        this.won = won;
        this.lost = lost;
        this.to = to;
        this.atRisk = atRisk;
        this.left = left;
        this.support = support;
        this.season = season;
        this.leaving = new double[stages][];
        for (int stage = 0; stage < stages; stage++) {
            leaving[stage] = lost[stage].clone();
            for (double[] ways : to[stage]) {
                for (int age = 0; ways != null && age < ages; age++) {
                    leaving[stage][age] += ways[age];
                }
            }
        }
    }

    /** So many events tell one rate; what is drawn of a posterior is drawn for ages that have so many together. */
    private static final double EVENTS_OF_A_RATE = 8;

    /** Hazards as they might as well be: each multiplied by a draw from its posterior, Gamma(d + ½) around d. */
    Hazards drawn(RandomGenerator random) {
        double[][] drawnWon = new double[stages][];
        double[][] drawnLost = new double[stages][];
        double[][][] drawnTo = new double[stages][stages][];
        for (int stage = 0; stage < stages; stage++) {
            drawnWon[stage] = drawn(won[stage], left[stage][stages], random);
            drawnLost[stage] = drawn(lost[stage], left[stage][stages + 1], random);
            for (int other = 0; other < stages; other++) {
                double[] ways = to[stage][other];
                drawnTo[stage][other] = ways == null ? null : drawn(ways, left[stage][other], random);
            }
        }
        return new Hazards(ages, drawnWon, drawnLost, drawnTo, atRisk, left, support, season);
    }

    private double[] drawn(double[] hazards, double @Nullable [] events, RandomGenerator random) {
        double[] drawn = new double[ages];
        int from = 0;
        double sum = 0;
        for (int age = 0; age < ages; age++) {
            sum += events == null ? 0 : events[age];
            if (sum >= EVENTS_OF_A_RATE || age == ages - 1) {
                double factor = Gammas.draw(sum + 0.5, random) / (sum + 0.5);
                for (; from <= age; from++) {
                    drawn[from] = Math.min(1, hazards[from] * factor);
                }
                sum = 0;
            }
        }
        return drawn;
    }
}
