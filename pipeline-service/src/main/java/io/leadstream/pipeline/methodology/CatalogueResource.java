package io.leadstream.pipeline.methodology;

import io.leadstream.rest.Page;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The methodologies, as data. */
@Path("/api/methodologies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Methodologies", description = "How a sale is carried out, and what fits what we sell")
class CatalogueResource {

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "The fourteen methodologies, on one page")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "the first", value = MethodologyExamples.CATALOGUE)))
    public Page<CatalogueView.Shown> all() {
        return new Page<>(Catalogue.ALL.stream().map(CatalogueView.Shown::of).toList(), null);
    }

    @GET
    @Path("{key}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "A methodology: where it comes from, what it asks, when it fits",
            description = "fitsWhen is null where the source names no market; sellerTypes are there for the Challenger"
                    + " Sale alone. \"ask\" of an element is ours, everything else is the source's.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CatalogueView.Shown.class),
                            examples = @ExampleObject(name = "SPIN", value = MethodologyExamples.SPIN)))
    public CatalogueView.Shown one(@PathParam("key") String key) {
        return CatalogueView.Shown.of(Catalogue.find(key).orElseThrow(() -> Problem.notFound("the methodology")));
    }
}
