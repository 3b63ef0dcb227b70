package io.leadstream.qualification.prediction;

import io.leadstream.qualification.lead.LeadHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What the model in force says of a lead. */
@ApplicationScoped
public class Predictions {

    /**
     * A lead's chance to convert.
     *
     * @param probability within the model's horizon, 0 to 1, six decimals
     * @param modelVersion the predictive model's
     */
    public record Prediction(BigDecimal probability, int modelVersion) {}

    private final PredictiveModels models;
    private final OwnLeads ownLeads;

    Predictions(PredictiveModels models, OwnLeads ownLeads) {
        this.models = models;
        this.ownLeads = ownLeads;
    }

    /** By what was known at an instant, by the model in force now; empty where there is no model. */
    public Optional<Prediction> of(LeadHistory history, Instant at) {
        return models.active().flatMap(model -> ownLeads.valuesOf(history, at)
                .map(values ->
                        new Prediction(PredictLeads.rounded(model.predictor().probability(values)), model.version())));
    }
}
