package io.leadstream.forecast.lossreasons;

import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Window;
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

/** Why deals were lost, where, and whether that has shifted. */
@Path("/api/loss-reasons")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class LossReasonsResource {

    private final Readings readings;

    LossReasonsResource(Readings readings) {
        this.readings = readings;
    }

    private enum Compare {
        PREVIOUS
    }

    @GET
    @StrictQuery
    @Figure(daily = true)
    @Operation(
            summary = "Losses by kind, reason, stage and month",
            description = "Deals lost within [from, to) by closing date, at the stage of their last open spell; a "
                    + "closing that is void was none. The four kinds are a competitor, no decision, the buyer's "
                    + "withdrawal and our own disqualification; other reasons leave the kind untold. compare=previous "
                    + "sets beside them the window just before, of as many calendar months or of equal length, and "
                    + "tests whether the reasons shifted.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LossReasonsAnswer.class),
                            examples = @ExampleObject(name = "figures", value = LossReasonsAnswer.EXAMPLE)))
    public LossReasonsAnswer figures(
            @BeanParam FigureParams params,
            @QueryParam("compare")
                    @Parameter(description = "previous: with the window before; needs from and to")
                    @Schema(enumeration = "previous")
                    @Nullable
                    String compare) {
        boolean compared = Params.choice("compare", compare, Compare.class) != null;
        var counted = readings.of(
                params,
                reading -> LossReasons.counting(reading.question(), compared ? previous(reading.question()) : null));
        return LossReasonsAnswer.of(counted.reading(), counted.figure());
    }

    private static Window previous(Question question) {
        return LossReasons.before(question.window())
                .orElseThrow(() ->
                        BadInput.of("compare", "needs from and to: what is to be compared with what came before"));
    }
}
