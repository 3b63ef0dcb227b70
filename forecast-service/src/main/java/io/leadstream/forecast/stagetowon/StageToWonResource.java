package io.leadstream.forecast.stagetowon;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Readings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The share won of the deals that pass a stage in a month. */
@Path("/api/stage-to-won")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class StageToWonResource {

    private final Readings readings;

    StageToWonResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Figure(daily = true)
    @Operation(
            summary = "The share won of the deals that pass a stage in a month",
            description = "Within the month and ever, raw, resolved and corrected, with a test whether months differ.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StageToWonAnswer.class),
                            examples = @ExampleObject(name = "figures", value = StageToWonAnswer.EXAMPLE)))
    public StageToWonAnswer figures(@BeanParam FigureParams params) {
        var counted = readings.ofCells(
                params, Set.of(Goal.WON), false, reading -> StageToWon.counting(reading.ladder(), reading.question()));
        return StageToWonAnswer.of(counted.reading(), counted.figure());
    }
}
