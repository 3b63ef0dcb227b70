package io.leadstream.lead.note;

import io.leadstream.lead.card.Accounts;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What sources know of a company. */
@Path("/api/companies")
@RunOnVirtualThread
@Tag(name = "Enrichment", description = "Fills what is empty and never overwrites")
public class CompanyEnrichmentResource {

    private static final String OFFER = """
            {"source":"register-of-companies","fields":{"employees":240,"industry":"SOFTWARE"}}""";

    private static final String RESULT = """
            {"source":"register-of-companies","sourceAt":"2026-01-31T09:30:00Z","fields":[
               {"field":"employees","outcome":"FILLED","value":240,"offered":240}]}""";

    private final Accounts accounts;
    private final Enrichments enrichments;

    CompanyEnrichmentResource(Accounts accounts, Enrichments enrichments) {
        this.accounts = accounts;
        this.enrichments = enrichments;
    }

    @POST
    @Path("{id}/enrichment")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Fill what is empty of the company",
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
        return Response.ok(enrichments.company(id, offer)).build();
    }

    @GET
    @Path("{id}/enrichment")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "What sources offered of the company, and what was taken, the latest first")
    public Page<Provenance> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        accounts.requireExisting(id);
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        return Page.of(
                enrichments.of(new Notes.Shown.OfCompany(id), last, size + 1),
                size,
                offered -> Cursor.encode(offered.id().toString()));
    }
}
