package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Log-odds set right by a rising line of straight pieces, fitted to what became of leads that were not learnt from. One
 * piece is Platt's line (1999); with more, leads of low, middling and high log-odds are set right each for themselves.
 * His smoothed targets keep few or perfectly separated leads from giving a certainty, a penalty on the bends keeps the
 * pieces from following noise.
 *
 * @param knots where the pieces meet, ascending
 * @param bends by how much the slope changes at each of them
 */
record Calibration(double offset, double slope, List<Double> knots, List<Double> bends) {

    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-9;

    /** The slope is drawn towards one a little: of leads that all have the same log-odds it means nothing. */
    private static final double TOWARDS_ONE = 1e-3;

    private static final int KNOTS = 5;

    /** The next is tried when the pieces do not rise; the last leaves hardly any bend. */
    private static final List<Double> PENALTIES = List.of(3.0, 30.0, 300.0, 3000.0);

    /** A straight line; never a falling one: a model that is worse than none says the same of all. */
    static Calibration straight(double[] logOdds, boolean[] labels) {
        double[] fitted = new Fit(logOdds, labels, List.of(), 0).solve();
        return new Calibration(fitted[0], Math.clamp(fitted[1], 0, 5), List.of(), List.of());
    }

    /** A line that bends where equally many leads lie between. */
    static Calibration bent(double[] logOdds, boolean[] labels) {
        List<Double> knots = knots(logOdds);
        for (double penalty : PENALTIES) {
            double[] fitted = new Fit(logOdds, labels, knots, penalty).solve();
            var bends = Arrays.stream(fitted).skip(2).boxed().toList();
            var bent = new Calibration(fitted[0], fitted[1], knots, bends);
            if (bent.rises()) {
                return bent;
            }
        }
        return straight(logOdds, labels);
    }

    private static List<Double> knots(double[] logOdds) {
        double[] sorted = logOdds.clone();
        Arrays.sort(sorted);
        var knots = new ArrayList<Double>();
        for (int i = 1; i <= KNOTS; i++) {
            double knot = sorted[(int) ((long) sorted.length * i / (KNOTS + 1))];
            if (knots.isEmpty() || knots.getLast() < knot) {
                knots.add(knot);
            }
        }
        return knots;
    }

    double of(double logOdds) {
        double sum = offset + slope * logOdds;
        for (int i = 0; i < knots.size(); i++) {
            sum += bends.get(i) * Math.max(0, logOdds - knots.get(i));
        }
        return sum;
    }

    private boolean rises() {
        double steep = slope;
        boolean rises = steep > 0;
        for (double bend : bends) {
            steep += bend;
            rises &= steep > 0;
        }
        return rises;
    }

    /** Logistic regression on the pieces, by Newton's method; the same data gives the same bits. */
    private static final class Fit {

        private final double[][] rows;
        private final double[] targets;
        private final double[] penalties;
        private final double[] start;

        Fit(double[] logOdds, boolean[] labels, List<Double> knots, double penalty) {
            int size = knots.size() + 2;
            this.targets = targets(labels);
            this.penalties = new double[size];
            Arrays.fill(penalties, penalty);
            penalties[0] = 0;
            penalties[1] = TOWARDS_ONE;
            this.start = new double[size];
            start[1] = 1;
            this.rows = new double[logOdds.length][size];
            for (int i = 0; i < rows.length; i++) {
                rows[i][0] = 1;
                rows[i][1] = logOdds[i];
                for (int k = 0; k < knots.size(); k++) {
                    rows[i][k + 2] = Math.max(0, logOdds[i] - knots.get(k));
                }
            }
        }

        private static double[] targets(boolean[] labels) {
            int positives = 0;
            for (boolean label : labels) {
                positives += label ? 1 : 0;
            }
            double high = (positives + 1.0) / (positives + 2.0);
            double low = 1.0 / (labels.length - positives + 2.0);
            double[] targets = new double[labels.length];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = labels[i] ? high : low;
            }
            return targets;
        }

        double[] solve() {
            double[] weights = start.clone();
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] move = move(weights);
                double furthest = Arrays.stream(move).map(Math::abs).max().orElse(0);
                double shorter = Math.min(1, 2 / Math.max(furthest, CLOSE));
                for (int j = 0; j < weights.length; j++) {
                    weights[j] += shorter * move[j];
                }
                if (furthest < CLOSE) {
                    break;
                }
            }
            return weights;
        }

        private double[] move(double[] weights) {
            int size = weights.length;
            double[] gradient = new double[size];
            double[][] hessian = new double[size][size];
            for (int j = 0; j < size; j++) {
                gradient[j] = penalties[j] * (start[j] - weights[j]);
                hessian[j][j] = penalties[j] + 1e-9;
            }
            for (int i = 0; i < rows.length; i++) {
                double sum = 0;
                for (int j = 0; j < size; j++) {
                    sum += weights[j] * rows[i][j];
                }
                double p = Predictor.sigmoid(sum);
                double weight = Math.max(p * (1 - p), 1e-9);
                for (int j = 0; j < size; j++) {
                    gradient[j] += (targets[i] - p) * rows[i][j];
                    for (int k = 0; k <= j; k++) {
                        hessian[j][k] += weight * rows[i][j] * rows[i][k];
                    }
                }
            }
            return Cholesky.solve(hessian, gradient);
        }
    }
}
