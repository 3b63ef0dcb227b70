package io.leadstream.qualification.prediction;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Learns anew from own leads, lets the model take over, predicts all leads by it, and looks for drift. */
@ApplicationScoped
class RefitModel {

    /** Recent leads are those of a month; calibration is judged by a model that is as old. */
    static final Duration RECENT = Duration.ofDays(30);

    static final int MOST_COMPARED = 5000;

    private final OwnLeads ownLeads;
    private final PredictiveModels models;
    private final PredictLeads predictLeads;
    private final PredictionConfig config;
    private final Clock clock;

    RefitModel(
            OwnLeads ownLeads,
            PredictiveModels models,
            PredictLeads predictLeads,
            PredictionConfig config,
            Clock clock) {
        this.ownLeads = ownLeads;
        this.models = models;
        this.predictLeads = predictLeads;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the version under which it is kept. */
    int refit() {
        Instant now = clock.instant();
        Training.Fitted fitted = Training.fit(ownLeads.mature(Instant.EPOCH, now, config.mostLeads()), Set.of());
        int version = QuarkusTransaction.requiringNew().call(() -> models.keep(fitted, whyNot(fitted), now));
        UUID last = PredictLeads.FIRST;
        while (last != null) {
            last = predictLeads.next(false, last);
        }
        QuarkusTransaction.requiringNew().run(() -> models.active().ifPresent(active -> watch(active, now)));
        return version;
    }

    /** A model that says less than the share of converted leads does is none. */
    static @Nullable String whyNot(Training.Fitted fitted) {
        Metrics metrics = fitted.metrics();
        if (metrics == null) {
            return fitted.reason();
        }
        double rate = metrics.converted() / (double) metrics.leads();
        double guess = -(rate == 0 || rate == 1 ? 0 : rate * Math.log(rate) + (1 - rate) * Math.log(1 - rate));
        return metrics.logLoss() < guess ? null : "on the newest leads it is no better than the share that converted";
    }

    private void watch(PredictiveModels.Versioned active, Instant now) {
        var calibration = models.fittedBy(now.minus(RECENT))
                .map(older -> {
                    Instant fittedAt =
                            models.find(older.version()).orElseThrow().fittedAt();
                    Dataset later = ownLeads.mature(fittedAt, now, MOST_COMPARED);
                    return Drift.calibration(older.version(), older.predictor(), later);
                })
                .orElse(null);
        Dataset recent = ownLeads.scored(now.minus(RECENT), now, MOST_COMPARED);
        models.note(active.version(), Drift.of(active.predictor(), recent, calibration, now));
    }
}
