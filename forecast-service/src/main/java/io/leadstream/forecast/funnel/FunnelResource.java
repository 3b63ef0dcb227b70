package io.leadstream.forecast.funnel;

import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Readings;
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

/** What became of the leads captured. */
@Path("/api/funnels")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class FunnelResource {

    private final Readings readings;

    FunnelResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Figure(daily = true)
    @StrictQuery
    @Operation(
            summary = "From captured lead to promise kept, as one cohort",
            description = "The leads captured within [from, to), each person once, followed up to asOf through "
                    + "qualification, the stages of the pipeline asked for, and what comes after the sale: what "
                    + "advanced from a step is what entered the next. Several deals of one lead are one way: a step is "
                    + "passed by whichever passes it first, and the way is lost when the last of them is. A lead whose "
                    + "deal is in another pipeline is open, and among the transferred. Deals without a lead are in "
                    + "no step, but beside them. PROMISE_KEPT: the customer said of every promise of the sale that it "
                    + "was kept; one kept in part or broken is lost. fromTop is the share of all captured.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FunnelAnswer.class),
                            examples = @ExampleObject(name = "figures", value = FunnelAnswer.EXAMPLE)))
    public FunnelAnswer figures(
            @BeanParam FigureParams params,
            @QueryParam("segmentOf")
                    @Parameter(
                            description = "Whose segments segment and where mean: lead (default), as it was when "
                                    + "captured, or deal, as the first one was when it began")
                    @Schema(enumeration = {"lead", "deal"})
                    @Nullable
                    String segmentOf) {
        Funnel.Of asked = Params.choice("segmentOf", segmentOf, Funnel.Of.class);
        Funnel.Of of = asked == null ? Funnel.Of.LEAD : asked;
        var counted = readings.ofLeads(params, reading -> Funnel.counting(reading.ladder(), reading.question(), of));
        return FunnelAnswer.of(counted.reading(), of, counted.figure());
    }
}
