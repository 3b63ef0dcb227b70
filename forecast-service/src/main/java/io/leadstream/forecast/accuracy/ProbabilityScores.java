package io.leadstream.forecast.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores of probabilities against whether it happened, over many of them. */
public final class ProbabilityScores {

    private static final int BINS = 10;

    private final int[] counts = new int[BINS];
    private final int[] happened = new int[BINS];
    private final double[] probabilities = new double[BINS];
    private double squares;
    private int n;

    /**
     * The probabilities of one of ten equal parts of [0, 1], and what came of them.
     *
     * @param forecast mean probability
     * @param observed the share that happened
     */
    public record Bin(int n, double forecast, double observed) {}

    /** @throws IllegalArgumentException when the probability is not within [0, 1] */
    public void add(double probability, boolean itHappened) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("not a probability: " + probability);
        }
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        double error = probability - (itHappened ? 1 : 0);
        n++;
        squares += error * error;
        counts[bin]++;
        probabilities[bin] += probability;
        if (itHappened) {
            happened[bin]++;
        }
    }

    public int n() {
        return n;
    }

    /** Mean (probability − outcome)², 0 at best, 0.25 for a coin; null when none was scored. Brier (1950). */
    public @Nullable Double brier() {
        return n == 0 ? null : squares / n;
    }

    /** Expected calibration error: mean |forecast − observed| of the bins, weighted by their numbers. */
    public @Nullable Double ece() {
        if (n == 0) {
            return null;
        }
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(probabilities[bin] - happened[bin]);
        }
        return sum / n;
    }

    /** The reliability curve: the bins that have any, ascending. */
    public List<Bin> bins() {
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                bins.add(new Bin(counts[bin], probabilities[bin] / counts[bin], (double) happened[bin] / counts[bin]));
            }
        }
        return bins;
    }
}
