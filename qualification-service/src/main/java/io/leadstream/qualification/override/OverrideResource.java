package io.leadstream.qualification.override;

import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.override.ScoreOverride.Direction;
import io.leadstream.qualification.scoring.GivenScore;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** A lead's score or grade given by hand: the reasons are free text of people about people. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Overrides")
class OverrideResource {

    private static final String EXAMPLE = """
            {"grade": "A2", "reason": "Their CIO asked me for an offer at the fair", "until": "2026-12-31T00:00:00Z"}""";

    /** What was computed when it was overridden. */
    record Computed(
            @Schema(examples = "55.00") BigDecimal fit,
            @Schema(examples = "12.50") BigDecimal engagement,
            @Schema(examples = "67.50") BigDecimal total,
            @Schema(examples = "B3") String grade,
            @Schema(examples = "1") int modelVersion) {}

    /** What was given, why, by whom and when, beside what was computed then. */
    record OverrideView(
            UUID leadId,
            @Schema(examples = "1") long number,
            GivenScore given,
            @Schema(examples = "RAISED") Direction direction,

            @Schema(examples = "Their CIO asked me for an offer at the fair")
            String reason,

            Instant at,
            @Schema(examples = "manager-1") String by,
            Computed computed,

            @Schema(description = "Absent while it counts") @Nullable
            Instant endedAt,

            @Nullable String endedBy) {

        static OverrideView of(ScoreOverride override) {
            var computed = override.computed();
            return new OverrideView(
                    override.leadId(),
                    override.number(),
                    override.given(),
                    override.direction(),
                    override.reason(),
                    override.at(),
                    override.by(),
                    new Computed(
                            computed.fit(),
                            computed.engagement(),
                            computed.total(),
                            computed.grade().toString(),
                            override.modelVersion()),
                    override.endedAt(),
                    override.endedBy());
        }
    }

    private final OverrideScore overrideScore;
    private final ScoreOverrides overrides;
    private final Qualifications leads;
    private final SecurityIdentity caller;
    private final Clock clock;

    OverrideResource(
            OverrideScore overrideScore,
            ScoreOverrides overrides,
            Qualifications leads,
            SecurityIdentity caller,
            Clock clock) {
        this.overrideScore = overrideScore;
        this.overrides = overrides;
        this.leads = leads;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("{leadId}/override")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"manager", "admin"})
    @Operation(
            summary = "Give a lead a grade or points by hand",
            description = "What is computed goes on beside it. Replaces the one before, with If-Match.")
    @APIResponse(responseCode = "200", description = "What counts now")
    @APIResponse(responseCode = "428", description = "The lead is overridden, and the request carries no If-Match")
    public RestResponse<OverrideView> give(
            @PathParam("leadId") UUID leadId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "grade", value = EXAMPLE))) @NotNull
                    OverrideInput body) {
        return answer(
                overrideScore.give(leadId, ifMatch, body, caller.getPrincipal().getName()));
    }

    @DELETE
    @Path("{leadId}/override")
    @RolesAllowed({"manager", "admin"})
    @Operation(summary = "Withdraw what was given by hand: the computed score counts again")
    @APIResponse(responseCode = "204", description = "Withdrawn; its history stays")
    public void withdraw(
            @PathParam("leadId") UUID leadId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        overrideScore.withdraw(leadId, ifMatch, caller.getPrincipal().getName());
    }

    @GET
    @Path("{leadId}/override")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(summary = "What was given by hand and counts now")
    public RestResponse<OverrideView> read(@PathParam("leadId") UUID leadId) {
        captured(leadId);
        return answer(overrides
                .last(leadId)
                .filter(given -> given.countsAt(clock.instant()) || given.at().isAfter(clock.instant()))
                .orElseThrow(() -> Problem.notFound("an override of lead " + leadId)));
    }

    @GET
    @Path("{leadId}/overrides")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(summary = "Everything that was given by hand, the latest first")
    public Page<OverrideView> all(
            @PathParam("leadId") UUID leadId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        captured(leadId);
        long before = after == null
                ? Long.MAX_VALUE
                : Cursor.number(Cursor.decode(after, 1).getFirst());
        var page = overrides.page(leadId, before, size + 1);
        return Page.of(
                page.stream().map(OverrideView::of).toList(),
                size,
                view -> Cursor.encode(String.valueOf(view.number())));
    }

    private void captured(UUID leadId) {
        if (leads.captured(leadId).isEmpty()) {
            throw new LeadUnknown(leadId);
        }
    }

    private static RestResponse<OverrideView> answer(ScoreOverride override) {
        return ResponseBuilder.ok(OverrideView.of(override))
                .header(HttpHeaders.ETAG, EntityTags.tag(override.number()))
                .build();
    }
}
