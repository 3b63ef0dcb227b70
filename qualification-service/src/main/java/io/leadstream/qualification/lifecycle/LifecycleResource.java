package io.leadstream.qualification.lifecycle;

import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.ReadModel;
import io.leadstream.rest.EntityTags;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The lead lifecycle over REST. Each command takes {@code If-Match} optionally; repeated it changes nothing. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Lifecycle")
class LifecycleResource {

    /** Why a lead is ruled out or handed back. */
    record Why(
            @NotBlank
            @Size(max = 2000)
            @Schema(
                    description =
                            "In words, or one of the codes that are published; everything else is published as OTHER",
                    examples = "NO_BUDGET")
            String reason) {}

    /** Where a lead stands, and where a command may take it. */
    @Schema(name = "LeadStanding")
    record Standing(
            @Schema(examples = "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
            UUID leadId,

            @Schema(examples = "SAL") Lifecycle lifecycle,
            @Schema(examples = "2026-03-01T09:00:00Z") Instant since,

            @Schema(examples = "[\"SQL\", \"DISQUALIFIED\", \"RECYCLED\"]")
            Set<Lifecycle> allowed) {}

    /** One move. */
    record Step(
            @Schema(examples = "MQL") @Nullable Lifecycle from,
            @Schema(examples = "SAL") Lifecycle to,
            @Schema(examples = "2026-03-01T09:00:00Z") Instant at,
            @Schema(examples = "rep-7") String by,
            @Nullable String reason) {

        static Step of(LifecycleStep step, boolean showsWords) {
            return new Step(step.from(), step.to(), step.at(), step.by(), LifecycleResource.reason(step, showsWords));
        }
    }

    /** Where a lead stands and how it came there, oldest step first. */
    record Course(
            UUID leadId,
            Lifecycle lifecycle,
            Instant since,
            Set<Lifecycle> allowed,
            List<Step> history,
            Freshness freshness) {}

    private final MoveLead moveLead;
    private final Qualifications leads;
    private final LifecycleSteps steps;
    private final ReadModel readModel;
    private final SecurityIdentity caller;

    LifecycleResource(
            MoveLead moveLead,
            Qualifications leads,
            LifecycleSteps steps,
            ReadModel readModel,
            SecurityIdentity caller) {
        this.moveLead = moveLead;
        this.leads = leads;
        this.steps = steps;
        this.readModel = readModel;
        this.caller = caller;
    }

    @GET
    @Path("{leadId}/lifecycle")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "Where a lead stands, and every move that brought it there")
    @APIResponse(responseCode = "200", description = "Where the lead stands now")
    @APIResponse(responseCode = "404", description = "No such lead here, or not yet: ask with atLeast")
    public RestResponse<Course> course(@PathParam("leadId") UUID leadId) {
        Freshness freshness = readModel.freshness();
        Qualification lead = leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId));
        LifecycleState state = stateOf(lead);
        boolean showsWords = showsWords(caller);
        var history =
                steps.of(leadId).stream().map(step -> Step.of(step, showsWords)).toList();
        var course = new Course(leadId, state.name(), state.since(), state.allowed(), history, freshness);
        return ResponseBuilder.ok(course)
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }

    @POST
    @Path("{leadId}/accept")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Sales takes the lead: IQL, MQL or RECYCLED becomes SAL")
    @APIResponse(responseCode = "200", description = "Where the lead stands now")
    @APIResponse(responseCode = "409", description = "Not from here: from, to, allowed")
    public RestResponse<Standing> accept(
            @PathParam("leadId") UUID leadId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(moveLead.accept(leadId, ifMatch, by()));
    }

    @POST
    @Path("{leadId}/qualify")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Everything that the lead's framework requires is found out: SAL becomes SQL")
    @APIResponse(responseCode = "200", description = "Where the lead stands now")
    @APIResponse(
            responseCode = "409",
            description = "Not from here, or criteria are missing: missing[{criterion,text}]")
    public RestResponse<Standing> qualify(
            @PathParam("leadId") UUID leadId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(moveLead.qualify(leadId, ifMatch, by()));
    }

    @POST
    @Path("{leadId}/disqualify")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Rule the lead out")
    public RestResponse<Standing> disqualify(
            @PathParam("leadId") UUID leadId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Why why) {
        return answer(moveLead.disqualify(leadId, ifMatch, by(), why.reason()));
    }

    @POST
    @Path("{leadId}/recycle")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Hand the lead back to nurture; fresh engagement makes it MQL again")
    public RestResponse<Standing> recycle(
            @PathParam("leadId") UUID leadId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Why why) {
        return answer(moveLead.recycle(leadId, ifMatch, by(), why.reason()));
    }

    /** Reasons and notes are free text of people about people: for those who work with leads. */
    static boolean showsWords(SecurityIdentity caller) {
        return Stream.of("rep", "manager", "marketing", "admin").anyMatch(caller::hasRole);
    }

    /** Why a step was made: in words, or in the code that events carry. */
    static @Nullable String reason(LifecycleStep step, boolean showsWords) {
        String words = step.reason();
        return words == null || showsWords || step.isGivenBack()
                ? words
                : ReasonCode.of(words).name();
    }

    private String by() {
        return caller.getPrincipal().getName();
    }

    static RestResponse<Standing> answer(Qualification lead) {
        LifecycleState state = stateOf(lead);
        var standing = new Standing(lead.leadId(), state.name(), state.since(), state.allowed());
        return ResponseBuilder.ok(standing)
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }

    private static LifecycleState stateOf(Qualification lead) {
        return lead.state().orElseThrow(() -> new LeadUnknown(lead.leadId()));
    }
}
