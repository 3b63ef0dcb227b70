package io.leadstream.forecast.promise;

import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many promises were kept. */
@Path("/api/promise-rates")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class PromiseRateResource {

    private final Readings readings;

    PromiseRateResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Figure(daily = true)
    @StrictQuery
    @Operation(
            summary = "The share of promises that were kept, and how many customers answered",
            description = "Of the deals won within [from, to), as their promises stand at asOf, beside the target of "
                    + "more than 80 to 85 %. segment=owner tells it by seller. Silence undoes no answer, and an "
                    + "answer to a later check stands before one to an earlier.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PromiseRateAnswer.class),
                            examples = @ExampleObject(name = "figures", value = PromiseRateAnswer.EXAMPLE)))
    public PromiseRateAnswer figures(@BeanParam FigureParams params) {
        var counted = readings.of(params, reading -> PromiseRate.counting(reading.question()));
        return PromiseRateAnswer.of(counted.reading(), counted.figure());
    }
}
