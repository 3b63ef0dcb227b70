package io.leadstream.pipeline.methodology;

import io.leadstream.rest.Page;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The approaches under the methodologies' names. */
@Path("/api/approaches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Methodologies")
class ApproachResource {

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "The five approaches, from the simplest to the most complex, with their figures",
            description =
                    "Self-service has none in the source, so figures is null. Months are taken as 365.25/12 days.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "two of five", value = MethodologyExamples.APPROACHES)))
    public Page<CatalogueView.Row> all() {
        return new Page<>(CatalogueView.Row.all(), null);
    }
}
