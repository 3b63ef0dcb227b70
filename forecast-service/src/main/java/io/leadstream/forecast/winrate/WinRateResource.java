package io.leadstream.forecast.winrate;

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

/** Win rates by closing date, by value and by cohort. */
@Path("/api/win-rates")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class WinRateResource {

    private final Readings readings;

    WinRateResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Figure(daily = true)
    @Operation(
            summary = "Win rates by closing date, by value and by cohort",
            description =
                    "won / (won + lost) of the deals closed within [from, to); open counts the deals open at asOf. "
                            + "segment given twice groups by pairs, shrunk towards their first value, with differences: "
                            + "whether they differ by more than chance.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WinRateAnswer.class),
                            examples = @ExampleObject(name = "figures", value = WinRateAnswer.EXAMPLE)))
    public WinRateAnswer figures(@BeanParam FigureParams params) {
        var counted = readings.ofCells(
                params.orPairs(),
                Set.of(Goal.WON, Goal.CLOSED, Goal.WORTH, Goal.OPEN),
                false,
                reading -> WinRate.counting(reading.ladder(), reading.question()));
        return WinRateAnswer.of(counted.reading(), counted.figure());
    }
}
