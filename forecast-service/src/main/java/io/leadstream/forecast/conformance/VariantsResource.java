package io.leadstream.forecast.conformance;

import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import org.jspecify.annotations.Nullable;

/** The ways that deals take through the stages. */
@Path("/api/variants")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class VariantsResource {

    private static final int USUAL = 10;
    private static final int MOST = 50;

    private final Readings readings;

    VariantsResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @StrictQuery
    @Figure(daily = true)
    @Operation(
            summary = "The most frequent paths through the stages, with their endings and win rates",
            description =
                    "Of the deals that began within [from, to): the stages that they stood in up to the close, in "
                            + "order, skips, back-moves and re-entries included. Whatever the number of different paths, "
                            + "memory is bounded: complete tells whether one that is left out could be more frequent.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VariantsAnswer.class),
                            examples = @ExampleObject(name = "figures", value = VariantsAnswer.EXAMPLE)))
    public VariantsAnswer figures(
            @BeanParam FigureParams params,
            @QueryParam("limit")
                    @Parameter(
                            description =
                                    "How many paths of each group: 1 to " + MOST + ", " + USUAL + " when left out")
                    @Nullable
                    String limit) {
        int size = size(Params.integer("limit", limit));
        var counted = readings.twice(
                params,
                reading -> Variants.candidates(reading.question(), size),
                (reading, candidates) -> Variants.counting(reading.question(), candidates, size));
        return VariantsAnswer.of(counted.reading(), counted.figure());
    }

    private static int size(@Nullable Integer limit) {
        if (limit == null) {
            return USUAL;
        }
        if (limit < 1 || limit > MOST) {
            throw BadInput.of("limit", "must be between 1 and " + MOST);
        }
        return limit;
    }
}
