package io.leadstream.qualification;

import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.ReadModel;
import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.lead.Colleagues;
import io.leadstream.qualification.lead.LeadHistories;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lead.LeadMerges;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.LifecycleStep;
import io.leadstream.qualification.lifecycle.LifecycleSteps;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.override.ScoreOverride;
import io.leadstream.qualification.override.ScoreOverrides;
import io.leadstream.qualification.prediction.Predictions;
import io.leadstream.qualification.prediction.Predictions.Prediction;
import io.leadstream.qualification.scoring.Scorecard;
import io.leadstream.qualification.scoring.ScoringModel;
import io.leadstream.qualification.scoring.ScoringModels;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Params;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** How far a lead has come and what it is worth a rep's time, at any instant. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Qualification")
class QualificationResource {

    private final Qualifications leads;
    private final LifecycleSteps steps;
    private final LeadHistories histories;
    private final LeadMerges merges;
    private final Colleagues colleagues;
    private final RecordedFacts facts;
    private final Frameworks frameworks;
    private final ScoringModels models;
    private final ScoreOverrides overrides;
    private final Predictions predictions;
    private final SecurityIdentity caller;
    private final ReadModel readModel;
    private final Clock clock;

    QualificationResource(
            Qualifications leads,
            LifecycleSteps steps,
            LeadHistories histories,
            LeadMerges merges,
            Colleagues colleagues,
            RecordedFacts facts,
            Frameworks frameworks,
            ScoringModels models,
            ScoreOverrides overrides,
            Predictions predictions,
            SecurityIdentity caller,
            ReadModel readModel,
            Clock clock) {
        this.leads = leads;
        this.steps = steps;
        this.histories = histories;
        this.merges = merges;
        this.colleagues = colleagues;
        this.facts = facts;
        this.frameworks = frameworks;
        this.models = models;
        this.overrides = overrides;
        this.predictions = predictions;
        this.caller = caller;
        this.readModel = readModel;
        this.clock = clock;
    }

    @GET
    @Path("{leadId}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "A lead's lifecycle, score with ledger, and frameworks",
            description =
                    "As of any instant, by what had happened by then; a later one than now shows the decay ahead.")
    @APIResponse(responseCode = "200", description = "The qualification")
    @APIResponse(responseCode = "404", description = "No such lead here, or not yet: ask with atLeast")
    public RestResponse<QualificationView> read(
            @PathParam("leadId") UUID leadId,
            @Parameter(
                            description = "A time, or a date, which means its end in UTC; now when absent",
                            example = "2026-03-31")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(description = "Score by this version; by the one in force at asOf when absent", example = "1")
                    @QueryParam("modelVersion")
                    @Nullable
                    String modelVersion,
            @Parameter(
                            description =
                                    "Leave out what became known later: with the time of a lead.scored as asOf and"
                                            + " knownBy, its score to the last digit; needs asOf",
                            example = "2026-03-31")
                    @QueryParam("knownBy")
                    @Nullable
                    String knownBy) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        Instant known = Params.instantAtEnd("knownBy", knownBy);
        if (known != null && asked == null) {
            throw BadInput.of("knownBy", "goes with asOf only");
        }
        Freshness freshness = readModel.freshness();
        Qualification lead = leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId));
        LeadHistory history = histories.of(leadId);
        Instant at = asked == null ? now(lead, history) : asked;
        UUID mergedInto =
                lead.mergedInto().flatMap(direct -> merges.survivorOf(leadId)).orElse(null);
        ScoringModel model = model(Params.integer("modelVersion", modelVersion), asked);
        LeadHistory told = withColleagues(leadId, history, model);
        LeadSnapshot seen = known == null ? told.asOf(at) : told.asOf(at, known);
        return ResponseBuilder.ok(view(leadId, model, seen, chance(history, at), at, mergedInto, freshness))
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }

    /** The producers' clocks may be a little ahead of ours: what they told has happened. */
    private Instant now(Qualification lead, LeadHistory history) {
        Instant now = clock.instant();
        Instant known = history.lastKnownAt().filter(now::isBefore).orElse(now);
        return lead.state().map(state -> state.since()).filter(known::isBefore).orElse(known);
    }

    /** The reason is free text about people: for those who work with leads. */
    private QualificationView.GivenView view(ScoreOverride override) {
        boolean worksWithLeads =
                Stream.of("rep", "manager", "marketing", "admin").anyMatch(caller::hasRole);
        return new QualificationView.GivenView(
                override.given(), worksWithLeads ? override.reason() : null, override.by(), override.at());
    }

    /** Nothing is predicted of what nobody had captured yet. */
    private Optional<Prediction> chance(LeadHistory history, Instant at) {
        return history.captured()
                .filter(captured -> !captured.countsFrom().isAfter(at))
                .flatMap(captured -> predictions.of(history, at));
    }

    private ScoringModel model(@Nullable Integer version, @Nullable Instant asOf) {
        if (version != null) {
            return models.version(version)
                    .orElseThrow(() -> BadInput.of("modelVersion", "is no version of the lead score"));
        }
        return asOf == null ? models.current() : models.at(asOf);
    }

    private LeadHistory withColleagues(UUID leadId, LeadHistory history, ScoringModel model) {
        return model.rollsUp() ? colleagues.of(List.of(leadId)).getOrDefault(leadId, history) : history;
    }

    private QualificationView view(
            UUID leadId,
            ScoringModel model,
            LeadSnapshot seen,
            Optional<Prediction> chance,
            Instant at,
            @Nullable UUID mergedInto,
            Freshness freshness) {
        Scorecard scorecard = model.score(seen, at);
        var step = steps.lastBy(leadId, at);
        return new QualificationView(
                leadId,
                step.map(LifecycleStep::to).orElse(null),
                step.map(LifecycleStep::since).orElse(null),
                QualificationView.ScoreView.of(scorecard.score()),
                overrides.at(leadId, at).map(this::view).orElse(null),
                chance.map(predicted -> QualificationView.PredictedView.of(leadId, predicted))
                        .orElse(null),
                model.version(),
                scorecard.ledger().stream().map(QualificationView.LineView::of).toList(),
                FrameworkView.of(frameworks.all(at), facts.of(leadId, at)),
                mergedInto,
                at,
                freshness);
    }
}
