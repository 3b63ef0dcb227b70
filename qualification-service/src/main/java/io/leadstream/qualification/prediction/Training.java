package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fits the model that the amount of data allows, and checks it on the newest leads. */
final class Training {

    /** Of each outcome: fewer make no model. */
    static final int FEWEST = 40;

    /** Of each outcome: from here on logistic regression, naive Bayes below. */
    static final int ENOUGH = 200;

    /** The newest fifth validates what the others taught. */
    static final int VALIDATES = 5;

    private static final int FOLDS = 5;
    private static final List<Double> PENALTIES = List.of(0.3, 1.0, 3.0, 10.0);

    /** Which way a model was fitted. */
    enum Method {
        NONE,
        NAIVE_BAYES,
        LOGISTIC
    }

    /** What the amounts of outcomes allow. */
    record Thresholds(int fewestOfEach, int logisticFromEach) {}

    /** The oldest train, the newest validate. */
    record Split(int trained, int validated) {}

    /**
     * What came of it.
     *
     * @param reason why there is no model, when there is none
     * @param metrics on the newest leads, by a model that did not learn from them; absent without a model
     * @param predictor learnt from all leads
     */
    record Fitted(
            Method method,
            @Nullable String reason,
            int leads,
            int converted,
            Thresholds thresholds,
            @Nullable Double penalty,
            List<Rejected> rejected,
            List<String> fields,
            @Nullable Split split,
            @Nullable Metrics metrics,
            @Nullable Predictor predictor) {}

    private final Dataset data;
    private final List<Rejected> rejected;
    private final List<Integer> columns;
    private final Method method;
    private double penalty = PENALTIES.get(1);

    private Training(Dataset data, List<Rejected> rejected) {
        this.data = data;
        this.rejected = rejected;
        this.method = method(data);
        Set<String> gone = rejected.stream().map(Rejected::field).collect(Collectors.toSet());
        this.columns = new ArrayList<>();
        for (int column = 0; column < data.fields().size(); column++) {
            if (!gone.contains(data.fields().get(column))) {
                columns.add(column);
            }
        }
    }

    static Fitted fit(Dataset data, Set<String> notWanted) {
        if (method(data) == Method.NONE) {
            return none(data, List.of(), "needs " + FEWEST + " of each outcome");
        }
        var training = new Training(data, LeakGuard.inspect(data, notWanted));
        return training.columns.isEmpty()
                ? none(data, training.rejected, "no field is left to learn from")
                : training.fit();
    }

    static Method method(Dataset data) {
        int least = Math.min(data.converted(), data.size() - data.converted());
        return least < FEWEST ? Method.NONE : least < ENOUGH ? Method.NAIVE_BAYES : Method.LOGISTIC;
    }

    private static Fitted none(Dataset data, List<Rejected> rejected, String reason) {
        return new Fitted(
                Method.NONE,
                reason,
                data.size(),
                data.converted(),
                new Thresholds(FEWEST, ENOUGH),
                null,
                rejected,
                List.of(),
                null,
                null,
                null);
    }

    private Fitted fit() {
        int trains = data.size() - data.size() / VALIDATES;
        Dataset oldest = data.part(0, trains);
        Dataset newest = data.part(trains, data.size());
        if (method == Method.LOGISTIC) {
            penalty = bestPenalty(oldest);
        }
        Metrics metrics = Metrics.of(calibrated(oldest).probabilities(newest), newest.labels());
        return new Fitted(
                method,
                null,
                data.size(),
                data.converted(),
                new Thresholds(FEWEST, ENOUGH),
                method == Method.LOGISTIC ? penalty : null,
                rejected,
                columns.stream().map(data.fields()::get).toList(),
                new Split(trains, data.size() - trains),
                metrics,
                calibrated(data));
    }

    /** The one that gives least log loss on the newest fifth of the training part. */
    private double bestPenalty(Dataset training) {
        int trains = training.size() - training.size() / VALIDATES;
        Dataset older = training.part(0, trains);
        Dataset newer = training.part(trains, training.size());
        double best = penalty;
        double least = Double.POSITIVE_INFINITY;
        for (double tried : PENALTIES) {
            double loss = Metrics.of(
                            Logistic.fit(older, encodings(older), tried).probabilities(newer), newer.labels())
                    .logLoss();
            if (loss < least) {
                least = loss;
                best = tried;
            }
        }
        return best;
    }

    /** Fitted to all, and set right by what models without a fifth of the leads say of that fifth. */
    private Predictor calibrated(Dataset training) {
        double[] logOdds = new double[training.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] ofFold = raw(training.fold(fold, FOLDS, false)).logOdds(training.fold(fold, FOLDS, true));
            for (int i = 0; i < ofFold.length; i++) {
                logOdds[i * FOLDS + fold] = ofFold[i];
            }
        }
        return raw(training).scaled(Platt.fit(logOdds, training.labels()));
    }

    private Predictor raw(Dataset training) {
        List<FieldEncoding> encodings = encodings(training);
        return switch (method) {
            case LOGISTIC -> Logistic.fit(training, encodings, penalty);
            case NAIVE_BAYES -> NaiveBayes.fit(training, encodings);
            case NONE -> throw new IllegalStateException("there is nothing to fit");
        };
    }

    private List<FieldEncoding> encodings(Dataset training) {
        return columns.stream()
                .map(column -> FieldEncoding.learn(training, column))
                .toList();
    }
}
