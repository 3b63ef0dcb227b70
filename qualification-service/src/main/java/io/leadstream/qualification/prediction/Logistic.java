package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Logistic regression with an L2 penalty on one-hot levels, by Newton's method; the same data gives the same bits. */
final class Logistic {

    private static final int MOST_STEPS = 30;
    private static final double CLOSE = 1e-6;
    private static final double FARTHEST = 3;

    private final int[][] rows;
    private final boolean[] labels;
    private final int size;
    private final double penalty;
    private double[] weights;

    private Logistic(int[][] rows, boolean[] labels, int size, double penalty) {
        this.rows = rows;
        this.labels = labels;
        this.size = size;
        this.penalty = penalty;
        this.weights = new double[size];
    }

    /** The penalty is half its value times the sum of the squared weights; the intercept goes free. */
    static Predictor fit(Dataset data, List<FieldEncoding> encodings, double penalty) {
        int[] starts = new int[encodings.size()];
        int size = 1;
        for (int f = 0; f < starts.length; f++) {
            starts[f] = size;
            size += encodings.get(f).size();
        }
        int[][] rows = new int[data.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = active(data.examples().get(i), encodings, starts);
        }
        double[] weights = new Logistic(rows, data.labels(), size, penalty).solve();
        var ofFields = new ArrayList<double[]>();
        for (int f = 0; f < starts.length; f++) {
            ofFields.add(Arrays.copyOfRange(
                    weights, starts[f], starts[f] + encodings.get(f).size()));
        }
        return Predictor.centred(weights[0], encodings, ofFields);
    }

    private static int[] active(Example example, List<FieldEncoding> encodings, int[] starts) {
        int[] active = new int[starts.length + 1];
        for (int f = 0; f < starts.length; f++) {
            FieldEncoding encoding = encodings.get(f);
            active[f + 1] = starts[f] + encoding.levelOf(example.values()[encoding.column()]);
        }
        return active;
    }

    private double[] solve() {
        double previous = loss(weights);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = newtonStep();
            double furthest = Arrays.stream(move).map(Math::abs).max().orElse(0);
            double shorter = Math.min(1, FARTHEST / Math.max(furthest, CLOSE));
            double[] next = moved(move, shorter);
            double loss = loss(next);
            while (loss > previous && shorter > CLOSE) {
                shorter /= 2;
                next = moved(move, shorter);
                loss = loss(next);
            }
            weights = next;
            if (furthest * shorter < CLOSE) {
                break;
            }
            previous = loss;
        }
        return weights;
    }

    private double[] moved(double[] move, double by) {
        double[] next = weights.clone();
        for (int j = 0; j < size; j++) {
            next[j] += by * move[j];
        }
        return next;
    }

    private double logOdds(int[] active, double[] at) {
        double sum = 0;
        for (int j : active) {
            sum += at[j];
        }
        return sum;
    }

    private double loss(double[] at) {
        double loss = 0;
        for (int j = 1; j < size; j++) {
            loss += penalty / 2 * at[j] * at[j];
        }
        for (int i = 0; i < rows.length; i++) {
            double z = logOdds(rows[i], at);
            double wrong = labels[i] ? -z : z;
            loss += wrong > 0 ? wrong + Math.log1p(Math.exp(-wrong)) : Math.log1p(Math.exp(wrong));
        }
        return loss;
    }

    private double[] newtonStep() {
        double[] gradient = new double[size];
        double[][] hessian = new double[size][size];
        for (int j = 0; j < size; j++) {
            double ridge = j == 0 ? 1e-9 : penalty;
            gradient[j] = -ridge * weights[j];
            hessian[j][j] = ridge;
        }
        for (int i = 0; i < rows.length; i++) {
            double p = Predictor.sigmoid(logOdds(rows[i], weights));
            double rest = (labels[i] ? 1 : 0) - p;
            double weight = Math.max(p * (1 - p), 1e-12);
            for (int j : rows[i]) {
                gradient[j] += rest;
                // the levels of a row ascend, so this fills the lower triangle
                for (int k : rows[i]) {
                    if (k > j) {
                        break;
                    }
                    hessian[j][k] += weight;
                }
            }
        }
        return Cholesky.solve(hessian, gradient);
    }
}
