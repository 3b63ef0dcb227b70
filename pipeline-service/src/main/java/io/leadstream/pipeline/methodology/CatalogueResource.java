package io.leadstream.pipeline.methodology;

import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The methodologies, as data. */
@Path("/api/methodologies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Methodologies", description = "How a sale is carried out, and what fits what we sell")
class CatalogueResource {

    private final Journeys journeys;

    CatalogueResource(Journeys journeys) {
        this.journeys = journeys;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "The fourteen methodologies")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "the first", value = MethodologyExamples.CATALOGUE)))
    @Transactional
    public Page<CatalogueView.Shown> all(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        int last = after == null ? 0 : Cursor.whole(Cursor.decode(after, 1).getFirst());
        List<CatalogueView.Shown> rest = Catalogue.ALL.stream()
                .filter(methodology -> methodology.number() > last)
                .map(this::shown)
                .toList();
        return Page.of(rest, size, methodology -> Cursor.encode(Integer.toString(methodology.number())));
    }

    @GET
    @Path("{key}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "A methodology: where it comes from, what it asks, when it fits",
            description = "fitsWhen is null where the source names no market; sellerTypes are there for the Challenger"
                    + " Sale alone. \"ask\" of an element is ours, everything else is the source's. Beside a figure of the source stands"
                    + " ours, measured.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CatalogueView.Shown.class),
                            examples = @ExampleObject(name = "SPIN", value = MethodologyExamples.SPIN)))
    @Transactional
    public CatalogueView.Shown one(@PathParam("key") String key) {
        return shown(Catalogue.find(key).orElseThrow(() -> Problem.notFound("the methodology")));
    }

    private CatalogueView.Shown shown(Methodology methodology) {
        return CatalogueView.Shown.of(methodology, journeys::beforeFirstContact);
    }
}
