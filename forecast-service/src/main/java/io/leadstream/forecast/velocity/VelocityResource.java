package io.leadstream.forecast.velocity;

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

/** How much a day the pipeline yields, and what of its four factors moved. */
@Path("/api/velocity")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class VelocityResource {

    private final Readings readings;

    VelocityResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @StrictQuery
    @Figure(daily = true)
    @Operation(
            summary = "Sales velocity with its four factors, a diagnostic",
            description =
                    "Deals open at the period's start x win rate x mean won value / mean won cycle: an amount per "
                            + "day, by currency. Without from the period begins with the quarter of its end, or of asOf. It is "
                            + "never fed into a forecast.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VelocityAnswer.class),
                            examples = @ExampleObject(name = "figures", value = VelocityAnswer.EXAMPLE)))
    public VelocityAnswer figures(@BeanParam FigureParams params) {
        var counted = readings.of(params, reading -> Velocities.counting(reading.ladder(), reading.question()));
        return VelocityAnswer.of(counted.reading(), counted.figure());
    }
}
