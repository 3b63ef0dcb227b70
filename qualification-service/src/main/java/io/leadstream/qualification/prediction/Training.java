package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Fits the model that the amount of data allows, and checks it on leads that it did not learn from. */
final class Training {

    /** Of each outcome: fewer make no model. */
    static final int FEWEST = 40;

    /** Of each outcome: from here on logistic regression, naive Bayes below. */
    static final int ENOUGH = 200;

    /** The newest fifth validates what the others taught. */
    static final int VALIDATES = 5;

    private static final List<Double> PENALTIES = List.of(0.3, 1.0, 3.0, 10.0);

    /** Which way a model was fitted. */
    enum Method {
        NONE,
        NAIVE_BAYES,
        LOGISTIC
    }

    /** What the amounts of outcomes allow. */
    @Schema(name = "TrainingThresholds")
    record Thresholds(int fewestOfEach, int logisticFromEach) {}

    /**
     * Who trained, and who validated.
     *
     * @param by which leads validated; absent on what was fitted before that was told: the newest
     */
    record Split(int trained, int validated, @Nullable By by) {
        /** Which leads validate. */
        @Schema(name = "SplitBy")
        enum By {
            /** The oldest train, the newest validate. */
            NEWEST,
            /** Every fifth: the newest have hardly one of the outcomes, as where rows are ordered by it. */
            EVERY_FIFTH
        }
    }

    /**
     * What came of it.
     *
     * @param reason why there is no model, when there is none
     * @param suspected fields that were learnt from although they tell much: a person may know better
     * @param metrics on leads that the model did not learn from; absent without a model
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
            @Nullable List<Suspected> suspected,
            List<String> fields,
            @Nullable Split split,
            @Nullable Metrics metrics,
            @Nullable Predictor predictor) {}

    private final Dataset data;
    private final LeakGuard.Findings findings;
    private final List<Integer> columns;
    private final Method method;

    private Training(Dataset data, LeakGuard.Findings findings) {
        this.data = data;
        this.findings = findings;
        this.method = method(data);
        Set<String> gone = findings.rejected().stream().map(Rejected::field).collect(Collectors.toSet());
        this.columns = new ArrayList<>();
        for (int column = 0; column < data.fields().size(); column++) {
            if (!gone.contains(data.fields().get(column))) {
                columns.add(column);
            }
        }
    }

    static Fitted fit(Dataset data, Set<String> notWanted) {
        return fit(data, notWanted, Set.of());
    }

    /**
     * Fits a model.
     *
     * @param notWanted fields to leave out
     * @param trusted fields to learn from whatever they tell, by the word of whoever knows them
     */
    static Fitted fit(Dataset data, Set<String> notWanted, Set<String> trusted) {
        if (method(data) == Method.NONE) {
            return none(data, LeakGuard.Findings.NONE, "needs " + FEWEST + " of each outcome");
        }
        var training = new Training(data, LeakGuard.inspect(data, notWanted, trusted));
        return training.columns.isEmpty()
                ? none(data, training.findings, "no field is left to learn from")
                : training.fit();
    }

    static Method method(Dataset data) {
        int least = Math.min(data.converted(), data.size() - data.converted());
        return least < FEWEST ? Method.NONE : least < ENOUGH ? Method.NAIVE_BAYES : Method.LOGISTIC;
    }

    private static Fitted none(Dataset data, LeakGuard.Findings findings, String reason) {
        return new Fitted(
                Method.NONE,
                reason,
                data.size(),
                data.converted(),
                new Thresholds(FEWEST, ENOUGH),
                null,
                findings.rejected(),
                findings.suspected(),
                List.of(),
                null,
                null,
                null);
    }

    private Fitted fit() {
        int trains = data.size() - data.size() / VALIDATES;
        boolean byTime = hasBoth(data.where(i -> i < trains)) && hasBoth(data.where(i -> i >= trains));
        int[] parts = CrossFit.parts(data);
        IntPredicate validates = byTime ? i -> i >= trains : i -> parts[i] == 0;
        Dataset teaches = data.where(validates.negate());
        Dataset checks = data.where(validates);
        double penalty = method == Method.LOGISTIC ? bestPenalty(teaches) : 0;
        return new Fitted(
                method,
                null,
                data.size(),
                data.converted(),
                new Thresholds(FEWEST, ENOUGH),
                method == Method.LOGISTIC ? penalty : null,
                findings.rejected(),
                findings.suspected(),
                columns.stream().map(data.fields()::get).toList(),
                new Split(teaches.size(), checks.size(), byTime ? Split.By.NEWEST : Split.By.EVERY_FIFTH),
                Metrics.of(calibrated(teaches, penalty).probabilities(checks), checks.labels()),
                calibrated(data, penalty));
    }

    private static boolean hasBoth(Dataset part) {
        return Math.min(part.converted(), part.size() - part.converted()) >= FEWEST / VALIDATES;
    }

    /** The one that gives least log loss on leads that the models did not learn from. */
    private double bestPenalty(Dataset training) {
        double best = PENALTIES.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (double tried : PENALTIES) {
            double[] probabilities = Arrays.stream(crossFit(training, tried).logOdds())
                    .map(Predictor::sigmoid)
                    .toArray();
            double loss = Metrics.of(probabilities, training.labels()).logLoss();
            if (loss < least) {
                least = loss;
                best = tried;
            }
        }
        return best;
    }

    /** The mean of models without a fifth of the leads each, set right by what each says of that fifth. */
    private Predictor calibrated(Dataset training, double penalty) {
        CrossFit fitted = crossFit(training, penalty);
        boolean[] labels = training.labels();
        var line = Calibration.straight(fitted.logOdds(), labels);
        Predictor scaled = Predictor.mean(fitted.models()).scaled(line);
        return method == Method.NAIVE_BAYES
                ? scaled
                : scaled.setRightBy(Calibration.bent(
                        Arrays.stream(fitted.logOdds()).map(line::of).toArray(), labels));
    }

    private CrossFit crossFit(Dataset training, double penalty) {
        // levels do not look at outcomes: those of all leads are of each part
        List<FieldEncoding> encodings = columns.stream()
                .map(column -> FieldEncoding.learn(training, column))
                .toList();
        return CrossFit.of(
                training,
                part -> method == Method.LOGISTIC
                        ? Logistic.fit(part, encodings, penalty)
                        : NaiveBayes.fit(part, encodings));
    }
}
