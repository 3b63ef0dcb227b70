package io.leadstream.forecast.conversion;

import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.rest.BadInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many of the deals that entered a stage went on. */
@Path("/api/conversion-rates")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class ConversionResource {

    private static final String COHORT = "cohort";

    private final Readings readings;

    ConversionResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Operation(
            summary = "Stage-to-stage conversion rates",
            description = "Deals are counted by their first passage of a stage within [from, to), each once, and "
                    + "followed up to asOf. Deals that are still open are censored: neither lost nor absent. "
                    + "entered = advanced + lost + open.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ConversionAnswer.class),
                            examples = @ExampleObject(name = "figures", value = ConversionAnswer.EXAMPLE)))
    public ConversionAnswer rates(
            @BeanParam FigureParams params,
            @QueryParam("mode") @DefaultValue(COHORT) @Parameter(description = "cohort; others come later")
                    String mode) {
        if (!mode.equals(COHORT)) {
            throw BadInput.of("mode", "must be cohort; no other mode exists yet");
        }
        Counted<PipelineConversion> counted = readings.amongAllPipelines(
                params, reading -> PipelineConversion.counting(reading.ladder(), reading.question()));
        return ConversionAnswer.of(COHORT, counted.reading(), counted.figure());
    }
}
