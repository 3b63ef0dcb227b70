package io.leadstream.forecast.landing;

import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Scopes;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WinFit;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a period lands. */
@Path("/api/forecasts")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Forecast")
public class ForecastResource {

    private final Readings readings;
    private final Beside beside;
    private final Forecasting forecasting;

    ForecastResource(Readings readings, Beside beside, Forecasting forecasting) {
        this.readings = readings;
        this.beside = beside;
        this.forecasting = forecasting;
    }

    @GET
    @Operation(
            summary = "Where a period lands: P10, P50, P90 and mean, split into won, open and new",
            description = "won so far + the sum over open deals of their chance to be won within the period x "
                    + "E[amount ratio] x amount + deals that are not there yet. The band comes of seeded paths: rates "
                    + "are drawn from their posteriors, a common shock moves all deals of a path. Groups share one "
                    + "fit, and their parts add up. segment=team groups by the sales teams that the owners are "
                    + "members of at asOf, once there are any.")
    @APIResponse(
            responseCode = "200",
            description = "The forecast, with what it rests on",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ForecastAnswer.class),
                            examples = @ExampleObject(name = "figures", value = ForecastAnswer.EXAMPLE)))
    public ForecastAnswer forecast(
            @BeanParam FigureParams params,
            @QueryParam("period")
                    @Parameter(
                            description = "A quarter, month or ISO week; the quarter of asOf when left out",
                            example = "2027-Q1")
                    @Nullable
                    String period,
            @QueryParam("currency")
                    @Parameter(
                            description = "Of the amounts, or base; that of the largest revenue when left out; others "
                                    + "are left out and counted")
                    @Nullable
                    String currency,
            @QueryParam("paths") @Parameter(description = "5000 (default) to 50000") @Nullable String paths,
            @QueryParam("seed")
                    @Parameter(description = "Of the paths; follows from period and asOf when left out")
                    @Nullable
                    String seed,
            @QueryParam("scope")
                    @Parameter(
                            description = "Whose deals: all (default), team:<key>, the teams within it included, or "
                                    + "owner:<person>",
                            example = "team:emea")
                    @Nullable
                    String scope,
            @QueryParam("quota")
                    @Parameter(
                            description = "The share of paths that reach it is told; the one that is set for the "
                                    + "period when left out",
                            example = "250000.00")
                    @Nullable
                    String quota) {
        BigDecimal target = Asked.quota(quota);
        var settings = new Settings(
                WinFit.Settings.DEFAULT,
                Asked.paths(Params.integer("paths", paths)),
                Asked.seed(seed),
                Asked.currency(currency),
                Calibration.NONE);
        Scope of = Scopes.optional("scope", scope);
        var counted = readings.of(params, reading -> {
            Asked.span(period, reading.question());
            return Book.counting(reading.ladder(), beside.within(of, reading.question()));
        });
        Span span = Asked.span(period, counted.reading().question());
        return forecasting.answer(counted, span, settings, target, of);
    }
}
