package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model: log-odds are the intercept plus one term a field, whichever way it was fitted. The terms are
 * centred, so that one says how much the field's value differs from an average lead's.
 */
record Predictor(double intercept, List<Term> terms) {

    /** What each level of a field adds. */
    record Term(FieldEncoding encoding, List<Double> weights) {}

    /** What one field of a lead adds to its log-odds. */
    record Part(String field, @Nullable String value, String level, double logOdds) {}

    static Predictor centred(double intercept, List<FieldEncoding> encodings, List<double[]> weights) {
        double base = intercept;
        var terms = new ArrayList<Term>();
        for (int f = 0; f < encodings.size(); f++) {
            double mean = 0;
            for (int l = 0; l < weights.get(f).length; l++) {
                mean += weights.get(f)[l] * encodings.get(f).shares().get(l);
            }
            var centred = new ArrayList<Double>();
            for (double weight : weights.get(f)) {
                centred.add(weight - mean);
            }
            base += mean;
            terms.add(new Term(encodings.get(f), centred));
        }
        return new Predictor(base, terms);
    }

    /** The same with its log-odds times a slope plus an offset: calibrated, and still a sum over fields. */
    Predictor scaled(Platt platt) {
        return new Predictor(
                platt.slope() * intercept + platt.offset(),
                terms.stream()
                        .map(term -> new Term(
                                term.encoding(),
                                term.weights().stream()
                                        .map(weight -> platt.slope() * weight)
                                        .toList()))
                        .toList());
    }

    double logOdds(@Nullable String[] values) {
        double sum = intercept;
        for (Term term : terms) {
            sum += term.weights()
                    .get(term.encoding().levelOf(values[term.encoding().column()]));
        }
        return sum;
    }

    double probability(@Nullable String[] values) {
        return sigmoid(logOdds(values));
    }

    /** One part a field, in the fields' order: intercept and parts, added in this order, are the log-odds exactly. */
    List<Part> explain(@Nullable String[] values) {
        return terms.stream()
                .map(term -> {
                    FieldEncoding encoding = term.encoding();
                    String value = values[encoding.column()];
                    int level = encoding.levelOf(value);
                    return new Part(
                            encoding.field(),
                            value,
                            encoding.nameOf(level),
                            term.weights().get(level));
                })
                .toList();
    }

    double[] logOdds(Dataset data) {
        return data.examples().stream()
                .mapToDouble(example -> logOdds(example.values()))
                .toArray();
    }

    double[] probabilities(Dataset data) {
        return data.examples().stream()
                .mapToDouble(example -> probability(example.values()))
                .toArray();
    }

    static double sigmoid(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
