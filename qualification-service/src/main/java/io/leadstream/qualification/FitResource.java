package io.leadstream.qualification;

import io.leadstream.qualification.lead.LeadHistories;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.profile.Definitions;
import io.leadstream.qualification.profile.FitView;
import io.leadstream.qualification.profile.Kind;
import io.leadstream.qualification.profile.Subject;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Params;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** How well a lead fits whom we sell to, criterion by criterion. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Profiles")
class FitResource {

    /** A lead held against every ICP and every persona. */
    record LeadFit(
            @Schema(examples = "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
            UUID leadId,

            @Schema(description = "Its company against each ICP")
            List<FitView> icps,

            @Schema(description = "The person against each persona, best first")
            List<FitView> personas,

            @Schema(examples = "2026-03-01T09:30:00Z") Instant asOf) {}

    private final Qualifications leads;
    private final LeadHistories histories;
    private final Definitions definitions;
    private final Clock clock;

    FitResource(Qualifications leads, LeadHistories histories, Definitions definitions, Clock clock) {
        this.leads = leads;
        this.histories = histories;
        this.definitions = definitions;
        this.clock = clock;
    }

    @GET
    @Path("{leadId}/fit")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "A lead's fit to each ICP and persona, criterion by criterion",
            description = "As of any instant: by what had happened by then, and the versions that were in force then.")
    @APIResponse(responseCode = "200", description = "Points, of how many, and why")
    @APIResponse(responseCode = "404", description = "No such lead here, or not yet: ask with atLeast")
    public RestResponse<LeadFit> fit(
            @PathParam("leadId") UUID leadId,
            @Parameter(description = "A time, or a date, which means its end in UTC; now when absent")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        Qualification lead = leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId));
        LeadHistory history = histories.of(leadId);
        Instant at = asked == null ? clock.instant() : asked;
        Subject subject = Subject.of(asked == null ? history.latest() : history.asOf(at));
        var fit = new LeadFit(leadId, fits(Kind.ICP, subject, at), fits(Kind.PERSONA, subject, at), at);
        return ResponseBuilder.ok(fit)
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }

    private List<FitView> fits(Kind kind, Subject subject, Instant at) {
        return FitView.bestFirst(definitions.inForce(kind, at), subject);
    }
}
