package io.leadstream.forecast.winning;

import java.util.Arrays;

/**
 * The chance to be won by a day, by stage and age: the semi-Markov chain through the stages, solved backwards from that
 * day. On each day a deal is won, lost, moves on, or stays; on the day on which it enters a stage it may leave it again.
 */
final class Chances {

    private static final int ROUNDS = 200;
    private static final double CLOSE_ENOUGH = 1e-13;

    /** Of a deal that is open at the end of day 0, by stage and age then. */
    final double[][] open;

    /** Of a deal that enters on a day, by stage and day from 1 on. */
    final double[][] entering;

    private final Hazards hazards;
    private final double[] moved;

    private Chances(Hazards hazards, int days) {
        this.hazards = hazards;
        this.moved = new double[hazards.ages];
        this.open = new double[hazards.stages][hazards.ages + 1];
        this.entering = new double[hazards.stages][days + 1];
    }

    /** @param factors what the hazard of winning is multiplied by, for the days 1 to the last; that of day 0 is not used */
    static Chances within(Hazards hazards, double[] factors) {
        int days = factors.length - 1;
        var chances = new Chances(hazards, days);
        for (int day = days; day >= 1; day--) {
            chances.stepBackTo(day, factors[day]);
        }
        return chances;
    }

    private void stepBackTo(int day, double factor) {
        double[] entry = entry(factor);
        for (int stage = 0; stage < hazards.stages; stage++) {
            entering[stage][day] = entry[stage];
            double[] chance = open[stage];
            double[] won = hazards.won[stage];
            double[] others = hazards.leaving[stage];
            double[] moved = moved(stage, entry);
            for (int age = 0; age < hazards.ages - 1; age++) {
                double win = Math.min(1, won[age + 1] * factor);
                double leave = others[age + 1];
                // the ways out compete: together they are no more than all
                double share = win + leave > 1 ? (1 - win) / leave : 1;
                chance[age] = win + share * moved[age + 1] + (1 - win - share * leave) * chance[age + 1];
            }
        }
    }

    private double[] moved(int stage, double[] entry) {
        double[] sum = moved;
        Arrays.fill(sum, 0);
        for (int other = 0; other < hazards.stages; other++) {
            double[] ways = hazards.to[stage][other];
            double chance = entry[other];
            for (int age = 0; ways != null && age < sum.length; age++) {
                sum[age] += ways[age] * chance;
            }
        }
        return sum;
    }

    /** Stages entered and left on one day follow each other in any order, so that their chances depend on each other. */
    private double[] entry(double factor) {
        double[] entry = new double[hazards.stages];
        double change = 1;
        for (int round = 0; round < ROUNDS && change > CLOSE_ENOUGH; round++) {
            change = 0;
            for (int stage = 0; stage < hazards.stages; stage++) {
                double next = enteringNow(stage, factor, entry);
                change = Math.max(change, Math.abs(next - entry[stage]));
                entry[stage] = next;
            }
        }
        return entry;
    }

    private double enteringNow(int stage, double factor, double[] entry) {
        double win = Math.min(1, hazards.won[stage][0] * factor);
        double leave = hazards.leaving[stage][0];
        double moves = 0;
        for (int other = 0; other < hazards.stages; other++) {
            double[] ways = hazards.to[stage][other];
            moves += ways == null ? 0 : ways[0] * entry[other];
        }
        double share = win + leave > 1 ? (1 - win) / leave : 1;
        return win + share * moves + (1 - win - share * leave) * open[stage][0];
    }
}
