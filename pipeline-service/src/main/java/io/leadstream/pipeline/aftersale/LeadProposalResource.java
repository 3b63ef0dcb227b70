package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.deal.By;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Leads that come from won deals. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "After the sale")
class LeadProposalResource {

    private static final String NEW = """
            {"source": "REFERRAL", "personId": "0198f2a0-0000-7000-8000-000000000a01"}""";

    private final ProposeLead proposeLead;
    private final SecurityIdentity caller;
    private final Clock clock;

    LeadProposalResource(ProposeLead proposeLead, SecurityIdentity caller, Clock clock) {
        this.proposeLead = proposeLead;
        this.caller = caller;
        this.clock = clock;
    }

    /** A proposal as it is sent. */
    record NewLeadProposal(
            @NotNull LeadProposal.Source source,
            @Nullable UUID leadId,
            @Nullable UUID personId) {}

    @POST
    @Path("{id}/lead-proposals")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Idempotent
    @Operation(
            summary = "Open a lead from a won deal: up-sell (EXPANSION) or somebody the customer brings (REFERRAL)",
            description =
                    "lead-service captures the person named, by leadId or by personId, with that source and the deal"
                            + " as referrer, once it reads the event lead.proposed.v1. An EXPANSION that names nobody is of the"
                            + " deal's own lead. Somebody unknown to lead-service is captured there, not here. 409 unless the"
                            + " deal is won.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewLeadProposal.class),
                            examples = @ExampleObject(name = "a referral", value = NEW)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = LeadProposal.class)))
    @APIResponse(responseCode = "409", description = "The deal is not won")
    public Response propose(@PathParam("id") UUID id, @NotNull @Valid NewLeadProposal request) {
        if (request.leadId() != null && request.personId() != null) {
            throw BadInput.of("personId", "must not be given beside leadId");
        }
        var by = new By(caller.getPrincipal().getName(), clock.instant());
        LeadProposal made = proposeLead.propose(id, request.source(), request.leadId(), request.personId(), by);
        return Response.created(URI.create("/api/deals/" + id + "/lead-proposals"))
                .entity(made)
                .build();
    }

    @GET
    @Path("{id}/lead-proposals")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "Leads that were opened from the deal, in the order in which they were proposed")
    public Page<LeadProposal> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null ? null : Cursor.id(Cursor.decode(after, 1).getFirst());
        return Page.of(
                proposeLead.page(id, last, size + 1),
                size,
                proposal -> Cursor.encode(proposal.id().toString()));
    }
}
