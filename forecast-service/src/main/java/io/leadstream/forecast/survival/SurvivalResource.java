package io.leadstream.forecast.survival;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Horizons;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What becomes of the deals that entered a stage, as they age in it. */
@Path("/api/survival")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class SurvivalResource {

    private static final String A_MONTH = "P30D";

    private final Readings readings;

    SurvivalResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Figure(daily = true)
    @Operation(
            summary = "Cumulative incidence of advancing and of being lost, by age in a stage",
            description = "Aalen-Johansen on whole days: advancing and being lost compete, open deals are censored, "
                    + "and deals that were not seen from their entry are truncated on the left.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SurvivalAnswer.class),
                            examples = @ExampleObject(name = "figures", value = SurvivalAnswer.EXAMPLE)))
    public SurvivalAnswer survival(
            @BeanParam FigureParams params,
            @QueryParam("stage") @Parameter(required = true, example = "FIT_EVALUATED") @Nullable String stage,
            @QueryParam("horizon") @DefaultValue(A_MONTH) @Parameter(description = "Whole days") String horizon,
            @QueryParam("age")
                    @Parameter(
                            description = "In days: of the deals still open at this age, within the horizon after it")
                    @Nullable
                    String age) {
        long days = Horizons.days("horizon", horizon).toDays();
        Integer from = Params.integer("age", age);
        if (from != null && (from < 0 || from > Horizons.LONGEST_DAYS)) {
            throw BadInput.of("age", "must be from 0 to " + Horizons.LONGEST_DAYS);
        }
        if (stage == null) {
            throw BadInput.of("stage", "must be given");
        }
        var counted = readings.ofCells(
                params,
                Set.of(Goal.NEXT, Goal.NEXT_AFTER_SALE),
                false,
                reading -> Survival.counting(
                        stage(stage, reading.ladder()), from == null ? -1 : from, days, reading.question()));
        return SurvivalAnswer.of(
                counted.reading(), stage, days, from == null ? null : from.longValue(), counted.figure());
    }

    private static Stage stage(String key, Ladder ladder) {
        List<Stage> stages = Stream.concat(ladder.sale().stream(), ladder.postSale().stream())
                .toList();
        return stages.stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow(() -> BadInput.of(
                        "stage",
                        "must be one of " + stages.stream().map(Stage::key).toList()));
    }
}
