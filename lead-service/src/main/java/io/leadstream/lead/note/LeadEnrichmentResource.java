package io.leadstream.lead.note;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.note.Enrichments.Offer;
import io.leadstream.lead.note.Enrichments.Provenance;
import io.leadstream.lead.note.Enrichments.Result;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What sources know of a lead. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Enrichment", description = "Fills what is empty and never overwrites")
public class LeadEnrichmentResource {

    private static final String OFFER = """
            {"source":"register-of-companies","sourceAt":"2026-01-31T09:30:00Z","fields":{"jobTitle":"CFO","company":{"employees":240}}}""";

    private static final String RESULT = """
            {"source":"register-of-companies","sourceAt":"2026-01-31T09:30:00Z","fields":[
               {"field":"jobTitle","outcome":"KEPT","value":"VP Finance","offered":"CFO"},
               {"field":"company.employees","outcome":"FILLED","value":240,"offered":240}]}""";

    private final Cards cards;
    private final Enrichments enrichments;

    LeadEnrichmentResource(Cards cards, Enrichments enrichments) {
        this.cards = cards;
        this.enrichments = enrichments;
    }

    @POST
    @Path("{id}/enrichment")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Fill what is empty of the lead",
            description = "The fields are those of PATCH. Nothing is overwritten: the answer tells field by field.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Offer.class),
                            examples = @ExampleObject(name = "offer", value = OFFER)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Result.class),
                            examples = @ExampleObject(name = "result", value = RESULT)))
    public Response enrich(@PathParam("id") UUID id, @Valid @NotNull Offer offer) {
        return Response.ok(enrichments.lead(id, offer)).build();
    }

    @GET
    @Path("{id}/enrichment")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "What sources offered of the lead, and what was taken, the latest first")
    public Page<Provenance> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        List<UUID> family = cards.family(id);
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        return Page.of(
                enrichments.of(new Notes.Shown.OfLeads(family), last, size + 1),
                size,
                offered -> Cursor.encode(offered.id().toString()));
    }
}
