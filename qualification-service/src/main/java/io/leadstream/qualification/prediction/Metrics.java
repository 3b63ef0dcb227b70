package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well probabilities of leads that were not learnt from agree with what became of them.
 *
 * @param auc how often a converted lead stands above one that was not, ties half
 * @param brier mean squared error
 * @param ece expected calibration error: ten bins of equal width, weighted by their leads
 * @param logLoss mean negative logarithm of what was given to what happened
 * @param reliability the ten bins
 * @param lift per tenth of the leads, the highest first: its share of converted ÷ the share among all
 */
record Metrics(
        int leads,
        int converted,
        double auc,
        double brier,
        double ece,
        double logLoss,
        List<Bin> reliability,
        List<Double> lift) {

    static final int BINS = 10;

    /** Leads of similar probability: what they were given on average, and what share converted. */
    record Bin(double from, double to, int leads, double predicted, double observed) {}

    static Metrics of(double[] predicted, boolean[] labels) {
        int converted = 0;
        double brier = 0;
        double logLoss = 0;
        for (int i = 0; i < labels.length; i++) {
            double given = Math.clamp(labels[i] ? predicted[i] : 1 - predicted[i], 1e-12, 1);
            converted += labels[i] ? 1 : 0;
            brier += (1 - given) * (1 - given) / labels.length;
            logLoss -= Math.log(given) / labels.length;
        }
        List<Bin> bins = bins(predicted, labels);
        double ece = bins.stream()
                .mapToDouble(bin -> Math.abs(bin.predicted() - bin.observed()) * bin.leads() / labels.length)
                .sum();
        return new Metrics(
                labels.length,
                converted,
                auc(predicted, labels, converted),
                brier,
                ece,
                logLoss,
                bins,
                lift(predicted, labels, converted));
    }

    private static int[] byPrediction(double[] predicted) {
        return IntStream.range(0, predicted.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> predicted[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Mann and Whitney's sum of ranks; 0.5 where there is only one outcome. */
    static double auc(double[] predicted, boolean[] labels, int converted) {
        int others = labels.length - converted;
        if (converted == 0 || others == 0) {
            return 0.5;
        }
        int[] order = byPrediction(predicted);
        double ranks = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int inTie = 0;
            while (to < order.length && predicted[order[to]] == predicted[order[from]]) {
                inTie += labels[order[to]] ? 1 : 0;
                to++;
            }
            ranks += inTie * (from + 1 + to) / 2.0;
            from = to;
        }
        return (ranks - converted * (converted + 1.0) / 2) / converted / others;
    }

    private static List<Bin> bins(double[] predicted, boolean[] labels) {
        int[] leads = new int[BINS];
        double[] sums = new double[BINS];
        int[] converted = new int[BINS];
        for (int i = 0; i < labels.length; i++) {
            int bin = Math.min(BINS - 1, (int) (predicted[i] * BINS));
            leads[bin]++;
            sums[bin] += predicted[i];
            converted[bin] += labels[i] ? 1 : 0;
        }
        return IntStream.range(0, BINS)
                .filter(bin -> leads[bin] > 0)
                .mapToObj(bin -> new Bin(
                        bin / (double) BINS,
                        (bin + 1) / (double) BINS,
                        leads[bin],
                        sums[bin] / leads[bin],
                        converted[bin] / (double) leads[bin]))
                .toList();
    }

    private static List<Double> lift(double[] predicted, boolean[] labels, int converted) {
        if (converted == 0) {
            return List.of();
        }
        int[] order = byPrediction(predicted);
        var lift = new ArrayList<Double>();
        for (int tenth = 0; tenth < BINS && labels.length >= BINS; tenth++) {
            int to = labels.length - (int) ((long) labels.length * tenth / BINS);
            int from = labels.length - (int) ((long) labels.length * (tenth + 1) / BINS);
            int found = 0;
            for (int i = from; i < to; i++) {
                found += labels[order[i]] ? 1 : 0;
            }
            lift.add(found / (double) (to - from) / (converted / (double) labels.length));
        }
        return lift;
    }
}
