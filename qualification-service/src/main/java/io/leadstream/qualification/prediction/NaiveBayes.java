package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.List;

/**
 * For few outcomes: the log-odds of each level by itself. Counts start at 0.1, a missing field says nothing, and each
 * level's share among the won and the lost is drawn towards its share among all.
 */
final class NaiveBayes {

    static final double COUNTS_START_AT = 0.1;

    /** So many leads of all are mixed to the counts of each outcome. */
    static final double TOWARDS_ALL = 10;

    private NaiveBayes() {}

    static Predictor fit(Dataset data, List<FieldEncoding> encodings) {
        int won = data.converted();
        var weights = new ArrayList<double[]>();
        for (FieldEncoding encoding : encodings) {
            weights.add(weights(data, encoding));
        }
        double prior = Math.log((won + COUNTS_START_AT) / (data.size() - won + COUNTS_START_AT));
        return Predictor.centred(prior, encodings, weights);
    }

    private static double[] weights(Dataset data, FieldEncoding encoding) {
        double[][] counts = new double[2][encoding.size()];
        double[] totals = new double[2];
        for (Example example : data.examples()) {
            int level = encoding.levelOf(example.values()[encoding.column()]);
            if (level > 0) {
                counts[example.converted() ? 1 : 0][level]++;
                totals[example.converted() ? 1 : 0]++;
            }
        }
        double[] weights = new double[encoding.size()];
        double start = COUNTS_START_AT * (encoding.size() - 1);
        for (int level = 1; level < weights.length; level++) {
            double all = (counts[0][level] + counts[1][level] + COUNTS_START_AT) / (totals[0] + totals[1] + start);
            double ofWon = (counts[1][level] + COUNTS_START_AT + TOWARDS_ALL * all) / (totals[1] + start + TOWARDS_ALL);
            double ofLost =
                    (counts[0][level] + COUNTS_START_AT + TOWARDS_ALL * all) / (totals[0] + start + TOWARDS_ALL);
            weights[level] = Math.log(ofWon / ofLost);
        }
        return weights;
    }
}
