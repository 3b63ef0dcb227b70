package io.leadstream.forecast.conversion;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Horizons;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.rest.BadInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How many of the deals that entered a stage went on. */
@Path("/api/conversion-rates")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class ConversionResource {

    private final Readings readings;

    ConversionResource(Readings readings) {
        this.readings = readings;
    }

    /** How deals are counted: forecast tools disagree on it, so that ours names it. */
    enum Mode {
        COHORT("cohort"),
        FIXED_WINDOW("fixedWindow"),
        FLOW("flow"),
        TRANSITION("transition");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Mode of(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> BadInput.of(
                            "mode",
                            "must be one of "
                                    + Arrays.stream(values()).map(Mode::word).toList()));
        }
    }

    @GET
    @Figure(daily = true, unless = "mode=fixedWindow")
    @Operation(
            summary = "Stage-to-stage conversion rates",
            description = "mode=cohort: deals are counted by their first passage of a stage within [from, to), each "
                    + "once, and followed up to asOf. Deals that are still open are censored: neither lost nor "
                    + "absent. entered = advanced + lost + open. mode=fixedWindow: of the deals that had the whole "
                    + "horizon, the share that advanced within it. mode=flow: entries into the next stage over entries "
                    + "into the stage, both within the window: throughput, no probability. mode=transition: where the "
                    + "stays led that ended within the window, back-moves and re-entries included.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            oneOf = {
                                                ConversionAnswer.class,
                                                ModeAnswers.FixedWindowAnswer.class,
                                                ModeAnswers.FlowAnswer.class,
                                                ModeAnswers.TransitionAnswer.class
                                            }),
                            examples = @ExampleObject(name = "figures", value = ConversionAnswer.EXAMPLE)))
    public Object rates(
            @BeanParam FigureParams params,
            @QueryParam("mode")
                    @DefaultValue("cohort")
                    @Schema(enumeration = {"cohort", "fixedWindow", "flow", "transition"})
                    String mode,
            @QueryParam("horizon")
                    @Parameter(description = "Of mode=fixedWindow: whole days; P30D when left out", example = "P30D")
                    @Nullable
                    String horizon) {
        Mode asked = Mode.of(mode);
        if (horizon != null && asked != Mode.FIXED_WINDOW) {
            throw BadInput.of("horizon", "is for mode=fixedWindow alone");
        }
        return switch (asked) {
            case COHORT -> cohort(params.orPairs());
            case FIXED_WINDOW -> fixedWindow(params, Horizons.days("horizon", horizon == null ? "P30D" : horizon));
            case FLOW -> flow(params);
            case TRANSITION -> transition(params);
        };
    }

    private ConversionAnswer cohort(FigureParams params) {
        Counted<PipelineConversion> counted = readings.ofCells(
                params,
                Set.of(Goal.NEXT, Goal.NEXT_AFTER_SALE),
                true,
                reading -> PipelineConversion.counting(reading.ladder(), reading.question()));
        return ConversionAnswer.of(Mode.COHORT.word(), counted.reading(), counted.figure());
    }

    private ModeAnswers.FixedWindowAnswer fixedWindow(FigureParams params, Duration horizon) {
        var counted =
                readings.of(params, reading -> FixedWindow.counting(reading.ladder(), reading.question(), horizon));
        return ModeAnswers.FixedWindowAnswer.of(counted.reading(), horizon, counted.figure());
    }

    private ModeAnswers.FlowAnswer flow(FigureParams params) {
        var counted = readings.ofCells(
                params, Flow.GOALS, false, reading -> Flow.counting(reading.ladder(), reading.question()));
        return ModeAnswers.FlowAnswer.of(counted.reading(), counted.figure());
    }

    private ModeAnswers.TransitionAnswer transition(FigureParams params) {
        var counted = readings.ofCells(
                params,
                Transitions.GOALS,
                false,
                reading -> Transitions.counting(reading.ladder(), reading.question()));
        return ModeAnswers.TransitionAnswer.of(counted.reading(), counted.figure());
    }
}
