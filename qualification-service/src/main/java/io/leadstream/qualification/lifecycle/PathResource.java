package io.leadstream.qualification.lifecycle;

import static java.util.stream.Collectors.toMap;

import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.ReadModel;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Params;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The whole way of a lead as of any time, and the answer of a rep who does not take it. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Lifecycle")
class PathResource {

    /** One step, and the stay that it began. */
    record StepView(
            @Schema(examples = "3") long number,
            @Schema(examples = "MQL") @Nullable Lifecycle from,
            @Schema(examples = "RECYCLED") Lifecycle to,
            @Schema(examples = "2026-03-01T09:00:00Z") Instant at,
            @Schema(examples = "rep-7") String by,
            @Schema(examples = "NOT_NOW") @Nullable String reason,
            @Nullable String note,

            @Schema(description = "Away from a sale, or taken back; it always has a reason", examples = "true")
            boolean backward,

            @Schema(description = "How long the lead stayed there", examples = "PT26H30M")
            Duration lasted,

            @Schema(description = "Where the step made it MQL") @Nullable
            ServiceLevel serviceLevel) {}

    /** The way of a lead up to an instant. */
    record PathView(
            UUID leadId,
            @Schema(examples = "RECYCLED") @Nullable Lifecycle lifecycle,
            List<StepView> steps,
            @Schema(examples = "{\"IQL\": \"PT48H\"}") Map<Lifecycle, Duration> spent,
            Instant asOf,
            Freshness freshness) {}

    private final Qualifications leads;
    private final LifecycleSteps steps;
    private final AcceptanceTargets targets;
    private final MoveLead moveLead;
    private final ReadModel readModel;
    private final SecurityIdentity caller;
    private final Clock clock;

    PathResource(
            Qualifications leads,
            LifecycleSteps steps,
            AcceptanceTargets targets,
            MoveLead moveLead,
            ReadModel readModel,
            SecurityIdentity caller,
            Clock clock) {
        this.leads = leads;
        this.steps = steps;
        this.targets = targets;
        this.moveLead = moveLead;
        this.readModel = readModel;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("{leadId}/path")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "The whole path of a lead: who, when, why, how long, as of any time",
            description =
                    "Oldest step first. The times in each state add up to the age of the lead. Reasons and notes are"
                            + " words about people: not for revops, who see the reasons' codes.")
    @APIResponse(responseCode = "200", description = "Every step that had happened by then")
    @APIResponse(responseCode = "404", description = "No such lead here, or not yet: ask with atLeast")
    public RestResponse<PathView> path(
            @PathParam("leadId") UUID leadId,
            @Parameter(description = "A time, or a date, which means its end in UTC; now when absent")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        Freshness freshness = readModel.freshness();
        Qualification lead = leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId));
        Instant at = asked == null ? now(lead) : asked;
        boolean showsWords = LifecycleResource.showsWords(caller);
        LeadPath path = LeadPath.of(steps.of(leadId, at), at);
        Map<Long, AcceptanceTarget> byStep =
                targets.of(leadId).stream().collect(toMap(AcceptanceTarget::number, target -> target));
        var views = path.stays().stream()
                .map(stay -> view(stay, byStep.get(stay.step().number()), at, showsWords))
                .toList();
        Lifecycle state = views.isEmpty() ? null : views.getLast().to();
        return ResponseBuilder.ok(new PathView(leadId, state, views, path.spent(), at, freshness))
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }

    @POST
    @Path("{leadId}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Sales does not take the lead: MQL becomes RECYCLED or DISQUALIFIED, with a reason")
    @APIResponse(responseCode = "200", description = "Where the lead stands now")
    @APIResponse(responseCode = "409", description = "Only a marketing-qualified lead is rejected: from, allowed")
    public RestResponse<LifecycleResource.Standing> reject(
            @PathParam("leadId") UUID leadId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RejectInput why) {
        return LifecycleResource.answer(
                moveLead.reject(leadId, ifMatch, caller.getPrincipal().getName(), why.toRejection()));
    }

    /** The producers' clocks may be a little ahead of ours: what they told has happened. */
    private Instant now(Qualification lead) {
        Instant now = clock.instant();
        return lead.state().map(LifecycleState::since).filter(now::isBefore).orElse(now);
    }

    private static StepView view(
            LeadPath.Stay stay, @Nullable AcceptanceTarget target, Instant asOf, boolean showsWords) {
        LifecycleStep step = stay.step();
        return new StepView(
                step.number(),
                step.from(),
                step.to(),
                step.at(),
                step.by(),
                LifecycleResource.reason(step, showsWords),
                showsWords ? step.note() : null,
                stay.isBackward(),
                stay.lasted(),
                target == null ? null : ServiceLevel.of(target.dueAt(), target.answeredAt(), asOf));
    }
}
