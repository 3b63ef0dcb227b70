package io.leadstream.forecast.duration;

import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Readings;
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

/** Time in stages and length of sales, in days. */
@Path("/api/stage-durations")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class DurationResource {

    private final Readings readings;

    DurationResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Operation(
            summary = "Time in stages and length of sales, in days",
            description =
                    "Visits and first passages of a stage belong to the window by their beginning, sales by their "
                            + "closing.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DurationAnswer.class),
                            examples = @ExampleObject(name = "figures", value = DurationAnswer.EXAMPLE)))
    public DurationAnswer figures(@BeanParam FigureParams params) {
        var counted = readings.of(params, reading -> Durations.counting(reading.ladder(), reading.question()));
        return DurationAnswer.of(counted.reading(), counted.figure());
    }
}
