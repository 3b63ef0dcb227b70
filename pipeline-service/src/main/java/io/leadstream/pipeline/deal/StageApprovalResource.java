package io.leadstream.pipeline.deal;

import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Approvals that a deal's stages ask for. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Progress")
class StageApprovalResource {

    private static final String DECISION = """
            {"stage": "TERMS_AGREED", "decision": "APPROVED", "note": "within the discount that we agreed on"}""";

    private static final String DECIDED = """
            {"id": "0198f2a0-0000-7000-8000-0000000000f1", "stage": "TERMS_AGREED", "roles": ["manager"],
             "decision": "APPROVED", "note": "within the discount that we agreed on", "decidedBy": "manager-2",
             "decidedAt": "2026-11-22T09:31:00Z"}""";

    private static final List<String> ROLES = List.of("rep", "manager", "marketing", "revops");

    private final StageApprovals approvals;
    private final Deals deals;
    private final FreeText freeText;
    private final SecurityIdentity caller;
    private final Clock clock;

    StageApprovalResource(
            StageApprovals approvals, Deals deals, FreeText freeText, SecurityIdentity caller, Clock clock) {
        this.approvals = approvals;
        this.deals = deals;
        this.freeText = freeText;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "StageDecisionRequest")
    record DecisionRequest(
            @NotBlank @Size(max = 60) String stage,
            @NotNull StageApprovals.Decision decision,
            @Nullable @Size(max = 5000) String note) {}

    @GET
    @Path("{id}/approvals")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "What was decided about the deal where its stages ask for an approval, the oldest first",
            description = "The note is shown to rep, manager and admin alone.")
    @Transactional
    public Page<StageApprovals.StageDecision> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        UUID deal = deals.get(id).id();
        return Page.of(
                approvals.page(deal, last, size + 1).stream()
                        .map(view -> freeText.isForCaller() ? view : view.withoutFreeText())
                        .toList(),
                size,
                view -> Cursor.encode(view.id().toString()));
    }

    @POST
    @Path("{id}/approvals")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Approve, or refuse, that the deal comes into a stage or goes on from it",
            description =
                    "Counts for those of the roles that the stage asks for that the caller has; 403 when that is none."
                            + " The newest decision of a role counts, until the deal goes back to before the stage.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DecisionRequest.class),
                            examples = @ExampleObject(name = "approved", value = DECISION)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = StageApprovals.StageDecision.class),
                            examples = @ExampleObject(name = "approved", value = DECIDED)))
    @Idempotent
    public Response decide(@PathParam("id") UUID id, @NotNull @Valid DecisionRequest request) {
        StageApprovals.StageDecision decided = approvals.decide(
                id,
                request.stage(),
                request.decision(),
                request.note(),
                roles(),
                new By(caller.getPrincipal().getName(), clock.instant()));
        return Response.created(URI.create("/api/deals/" + id + "/approvals"))
                .entity(decided)
                .build();
    }

    /** An admin may do everything, and so speak for every role. */
    private Set<String> roles() {
        return ROLES.stream()
                .filter(role -> caller.hasRole(role) || caller.hasRole("admin"))
                .collect(Collectors.toSet());
    }
}
