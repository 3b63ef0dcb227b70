package io.leadstream.forecast.conformance;

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

/** How far deals keep to the way that is meant. */
@Path("/api/conformance")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class ConformanceResource {

    private final Readings readings;

    ConformanceResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @StrictQuery
    @Figure(daily = true)
    @Operation(
            summary = "Skips, back-moves and re-entries, and whether conforming deals are won more often",
            description = "Of the deals that began within [from, to). A stage is skipped by a deal that was created "
                    + "beyond it, moved past it or was won before it; what was passed in another pipeline is not. A "
                    + "deal that is lost early has had little occasion to deviate: the comparison names no cause.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ConformanceAnswer.class),
                            examples = @ExampleObject(name = "figures", value = ConformanceAnswer.EXAMPLE)))
    public ConformanceAnswer figures(@BeanParam FigureParams params) {
        var counted = readings.of(params, reading -> Conformance.counting(reading.ladder(), reading.question()));
        return ConformanceAnswer.of(counted.reading(), counted.figure());
    }
}
