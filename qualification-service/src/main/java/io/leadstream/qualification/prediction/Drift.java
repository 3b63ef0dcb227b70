package io.leadstream.qualification.prediction;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether the leads, or what becomes of them, are still as they were learnt.
 *
 * @param state the worst of its parts
 * @param leads how many recent leads were compared
 */
record Drift(
        State state,
        Instant measuredAt,
        int leads,
        List<Feature> features,
        @Nullable Calibration calibration) {

    static final double WATCHED_FROM = 0.1;
    static final double ALARM_FROM = 0.25;

    /** Fewer leads have another mix by chance. */
    static final int FEWEST_LEADS = 200;

    /** Fewer outcomes say nothing of calibration. */
    static final int FEWEST_OUTCOMES = 50;

    /** The share that converted is off when it is both: by so much, and by so many standard errors. */
    static final double OFF_BY = 0.05;

    static final double OFF_BY_ERRORS = 3;

    private static final double NEVER = 1e-4;

    /** In order of urgency. */
    @Schema(name = "DriftState")
    enum State {
        UNKNOWN,
        STEADY,
        WATCH,
        ALARM
    }

    /** Population stability index of a field: recent levels against those learnt from, less what chance would give. */
    record Feature(String field, double psi, State state) {}

    /** What an earlier version gave leads whose outcome was learnt later, and what share converted. */
    @Schema(name = "CalibrationDrift")
    record Calibration(int version, int leads, double predicted, double observed, double errors, State state) {}

    static Drift of(Predictor predictor, Dataset recent, @Nullable Calibration calibration, Instant now) {
        List<Feature> features = recent.size() < FEWEST_LEADS
                ? List.of()
                : predictor.terms().stream()
                        .map(term -> feature(term.encoding(), recent))
                        .sorted(Comparator.comparingDouble(Feature::psi).reversed())
                        .toList();
        State worst = features.isEmpty() ? State.UNKNOWN : features.getFirst().state();
        if (calibration != null && calibration.state().compareTo(worst) > 0) {
            worst = calibration.state();
        }
        return new Drift(worst, now, recent.size(), features, calibration);
    }

    private static Feature feature(FieldEncoding encoding, Dataset recent) {
        List<Double> now = encoding.sharesOf(recent);
        double psi = 0;
        for (int level = 0; level < now.size(); level++) {
            double then = Math.max(NEVER, encoding.shares().get(level));
            double share = Math.max(NEVER, now.get(level));
            psi += (share - then) * Math.log(share / then);
        }
        psi = Math.max(0, psi - (now.size() - 1) / (double) recent.size());
        return new Feature(
                encoding.field(),
                psi,
                psi >= ALARM_FROM ? State.ALARM : psi >= WATCHED_FROM ? State.WATCH : State.STEADY);
    }

    static Calibration calibration(int version, Predictor predictor, Dataset later) {
        double[] probabilities = predictor.probabilities(later);
        double expected = 0;
        double variance = 0;
        for (double p : probabilities) {
            expected += p;
            variance += p * (1 - p);
        }
        int n = Math.max(1, probabilities.length);
        double errors = Math.abs(later.converted() - expected) / Math.sqrt(Math.max(variance, 1e-9));
        double off = Math.abs(later.converted() - expected) / n;
        State state = probabilities.length < FEWEST_OUTCOMES
                ? State.UNKNOWN
                : errors >= OFF_BY_ERRORS && off >= OFF_BY ? State.ALARM : State.STEADY;
        return new Calibration(
                version, probabilities.length, expected / n, later.converted() / (double) n, errors, state);
    }
}
