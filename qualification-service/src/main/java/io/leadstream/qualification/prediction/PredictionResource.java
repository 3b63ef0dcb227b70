package io.leadstream.qualification.prediction;

import io.leadstream.qualification.lead.LeadHistories;
import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A lead's chance to convert, and why. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Predictive models")
class PredictionResource {

    record PredictionView(
            UUID leadId,
            @Schema(examples = "true") boolean available,

            @Schema(description = "Why there is none", examples = "needs 40 of each outcome") @Nullable
            String reason,

            @Schema(description = "Leads whose outcome was known at the last fit", examples = "7436")
            int leads,

            @Schema(examples = "2877") int converted,
            @Schema(examples = "3") @Nullable Integer modelVersion,

            @Schema(description = "Within the horizon", examples = "0.412345") @Nullable
            Double probability,

            @Schema(description = "Intercept and the explanation's log-odds, added in their order") @Nullable
            Double logOdds,

            @Schema(description = "An average lead's", examples = "-0.9812") @Nullable
            Double intercept,

            @Schema(description = "What each field's value adds to that of an average lead")
            List<Predictor.Part> explanation) {}

    private final Qualifications leads;
    private final LeadHistories histories;
    private final OwnLeads ownLeads;
    private final PredictiveModels models;
    private final Clock clock;

    PredictionResource(
            Qualifications leads, LeadHistories histories, OwnLeads ownLeads, PredictiveModels models, Clock clock) {
        this.leads = leads;
        this.histories = histories;
        this.ownLeads = ownLeads;
        this.models = models;
        this.clock = clock;
    }

    @GET
    @Path("{leadId}/prediction")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "How likely a lead is to convert, field by field",
            description = "By what was known of it so long after its capture as the model learnt from, or by now when"
                    + " that is still ahead. Without a model: not available, and why.")
    public PredictionView read(@PathParam("leadId") UUID leadId) {
        if (leads.captured(leadId).isEmpty()) {
            throw new LeadUnknown(leadId);
        }
        var model = models.active().orElse(null);
        @Nullable
        String[] values =
                ownLeads.valuesOf(histories.of(leadId), clock.instant()).orElseThrow(() -> new LeadUnknown(leadId));
        return model == null ? none(leadId) : predicted(leadId, model, values);
    }

    private PredictionView none(UUID leadId) {
        var last = models.page(Integer.MAX_VALUE, 1).stream().findFirst();
        return new PredictionView(
                leadId,
                false,
                last.map(PredictiveModels.Kept::why).orElse("nothing was fitted yet"),
                last.map(kept -> kept.report().leads()).orElse(0),
                last.map(kept -> kept.report().converted()).orElse(0),
                null,
                null,
                null,
                null,
                List.of());
    }

    private PredictionView predicted(UUID leadId, PredictiveModels.Versioned model, @Nullable String[] values) {
        var report = models.find(model.version()).orElseThrow().report();
        double logOdds = model.predictor().logOdds(values);
        return new PredictionView(
                leadId,
                true,
                null,
                report.leads(),
                report.converted(),
                model.version(),
                Predictor.sigmoid(logOdds),
                logOdds,
                model.predictor().intercept(),
                model.predictor().explain(values));
    }
}
