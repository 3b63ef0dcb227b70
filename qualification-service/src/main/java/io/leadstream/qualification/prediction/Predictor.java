package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model: log-odds are the intercept plus one term a field, whichever way it was fitted, and what sets their
 * sum right. The terms are centred, so that one says how much the field's value differs from an average lead's.
 *
 * @param calibration sets the sum right; none where the terms are right already
 */
record Predictor(
        double intercept, List<Term> terms, @Nullable Calibration calibration) {

    /** The part of an explanation that is no field's. */
    static final String CALIBRATION = "(calibration)";

    /** What each level of a field adds. */
    record Term(FieldEncoding encoding, List<Double> weights) {}

    /** What one field of a lead adds to its log-odds. */
    @Schema(name = "ExplanationPart")
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
        return new Predictor(base, terms, null);
    }

    /** The mean of models of the same fields and levels, which varies less than any of them. */
    static Predictor mean(List<Predictor> models) {
        var terms = new ArrayList<Term>();
        for (int f = 0; f < models.getFirst().terms.size(); f++) {
            int field = f;
            FieldEncoding encoding = models.getFirst().terms.get(f).encoding();
            var weights = new ArrayList<Double>();
            for (int l = 0; l < encoding.size(); l++) {
                int level = l;
                weights.add(models.stream()
                        .mapToDouble(model -> model.terms.get(field).weights().get(level))
                        .average()
                        .orElse(0));
            }
            terms.add(new Term(encoding, weights));
        }
        double intercept =
                models.stream().mapToDouble(Predictor::intercept).average().orElse(0);
        return new Predictor(intercept, terms, null);
    }

    /** The same with its log-odds times a slope plus an offset: still a sum over fields. */
    Predictor scaled(Calibration line) {
        return new Predictor(
                line.slope() * intercept + line.offset(),
                terms.stream()
                        .map(term -> new Term(
                                term.encoding(),
                                term.weights().stream()
                                        .map(weight -> line.slope() * weight)
                                        .toList()))
                        .toList(),
                null);
    }

    Predictor setRightBy(Calibration bent) {
        return new Predictor(intercept, terms, bent);
    }

    double logOdds(@Nullable String[] values) {
        double sum = intercept;
        for (Term term : terms) {
            sum += term.weights()
                    .get(term.encoding().levelOf(values[term.encoding().column()]));
        }
        return sum + correction(sum);
    }

    private double correction(double sum) {
        return calibration == null ? 0 : calibration.of(sum) - sum;
    }

    double probability(@Nullable String[] values) {
        return sigmoid(logOdds(values));
    }

    /**
     * One part a field, in the fields' order, and the calibration's at last: intercept and parts, added in this order,
     * are the log-odds exactly.
     */
    List<Part> explain(@Nullable String[] values) {
        var parts = new ArrayList<Part>();
        double sum = intercept;
        for (Term term : terms) {
            FieldEncoding encoding = term.encoding();
            String value = values[encoding.column()];
            int level = encoding.levelOf(value);
            double weight = term.weights().get(level);
            sum += weight;
            parts.add(new Part(encoding.field(), value, encoding.nameOf(level), weight));
        }
        if (calibration != null) {
            parts.add(new Part(CALIBRATION, null, "sets the sum right", correction(sum)));
        }
        return parts;
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
