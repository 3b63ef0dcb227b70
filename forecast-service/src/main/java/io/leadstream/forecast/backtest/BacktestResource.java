package io.leadstream.forecast.backtest;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Forecasts made as of past days from what was known by then, scored on what came later. */
@Path("/api/backtests")
@RunOnVirtualThread
@Tag(name = "Accuracy")
public class BacktestResource {

    private final Backtests backtests;
    private final Readings readings;
    private final SecurityIdentity caller;

    BacktestResource(Backtests backtests, Readings readings, SecurityIdentity caller) {
        this.backtests = backtests;
        this.readings = readings;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Ask for a back-test",
            description = "For each as-of day the facts known by then are read, everything is fitted on them anew, and "
                    + "the forecast of each horizon is scored on what came. It runs in the background. Fields that "
                    + "leak the outcome are refused.")
    @APIResponse(
            responseCode = "202",
            description = "Queued; Location shows its state and, when done, its result",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BacktestView.class)))
    public Response ask(@Nullable BacktestRequest request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        BacktestRequest asked =
                Objects.requireNonNullElse(request, new BacktestRequest(null, null, null, null, null, null, null));
        readings.ladder(asked.checked().pipeline()); // 404 when there is none such
        backtests.add(id, asked, caller.getPrincipal().getName());
        return Response.accepted(BacktestView.of(backtests.find(id).orElseThrow(), true))
                .location(URI.create("/api/backtests/" + id))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "How far a back-test is, and its result")
    @APIResponse(
            responseCode = "200",
            description = "Its state",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BacktestView.class),
                            examples = @ExampleObject(name = "done", value = BacktestView.EXAMPLE)))
    public BacktestView show(@PathParam("id") String id) {
        return Optional.ofNullable(Params.uuid("id", id))
                .flatMap(backtests::find)
                .map(backtest -> BacktestView.of(backtest, true))
                .orElseThrow(() -> Problem.notFound("backtest " + id));
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "The back-tests that were asked for, the latest first, without their single forecasts")
    public Page<BacktestView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Instant before = null;
        UUID behind = null;
        if (after != null) {
            List<String> parts = Cursor.decode(after, 2);
            before = Cursor.time(parts.get(0));
            behind = Params.uuid("after", parts.get(1));
        }
        List<BacktestView> found = backtests.list(before, behind, size + 1).stream()
                .map(backtest -> BacktestView.of(backtest, false))
                .toList();
        return Page.of(
                found,
                size,
                last -> Cursor.encode(last.requestedAt().toString(), last.id().toString()));
    }
}
