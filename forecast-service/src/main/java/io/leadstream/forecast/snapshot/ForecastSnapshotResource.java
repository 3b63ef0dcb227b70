package io.leadstream.forecast.snapshot;

import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.reading.MoneySaid;
import io.leadstream.forecast.reading.Periods;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.snapshot.ForecastSnapshot.Kind;
import io.leadstream.rest.BadInput;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was forecast, as it was told then. */
@Path("/api/forecast-snapshots")
@RunOnVirtualThread
@Tag(name = "Accuracy")
public class ForecastSnapshotResource {

    private static final int LONGEST_YEARS = 2;

    private final TakeSnapshots take;
    private final ForecastSnapshots snapshots;
    private final Readings readings;
    private final SecurityIdentity caller;

    ForecastSnapshotResource(
            TakeSnapshots take, ForecastSnapshots snapshots, Readings readings, SecurityIdentity caller) {
        this.take = take;
        this.snapshots = snapshots;
        this.readings = readings;
        this.caller = caller;
    }

    /**
     * What to take a snapshot of.
     *
     * @param pipeline null for the default one
     * @param currency null for that of the largest revenue
     */
    @Schema(name = "SnapshotRequest")
    public record SnapshotRequest(
            @Schema(examples = "standard") @Nullable String pipeline,
            @Schema(examples = "2027-Q1") @Nullable String period,
            @Schema(examples = "EUR") @Nullable String currency) {}

    @POST
    @Idempotent
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Keep the forecast of a period as it is told now",
            description = "Snapshots are only ever added. One of the month and one of the quarter is taken every day.")
    @APIResponse(
            responseCode = "201",
            description = "Taken",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ForecastSnapshot.class),
                            examples = @ExampleObject(name = "taken", value = ForecastSnapshot.EXAMPLE)))
    public Response takeOne(@Nullable SnapshotRequest request) {
        if (request == null) {
            throw BadInput.of("period", "must be given, such as 2027-Q1 or 2027-01");
        }
        Period period = Periods.required("period", request.period());
        if (request.currency() != null) {
            MoneySaid.requireCurrency("currency", request.currency());
        }
        readings.ladder(request.pipeline()); // 404 when there is none such
        requireNear(period);
        ForecastSnapshot taken = take.take(
                Kind.ON_DEMAND,
                request.pipeline(),
                period,
                Settings.DEFAULT.in(request.currency()),
                caller.getPrincipal().getName());
        return Response.status(Response.Status.CREATED)
                .entity(taken)
                .location(URI.create("/api/forecast-snapshots/" + taken.id()))
                .build();
    }

    private void requireNear(Period period) {
        if (period.first()
                .isAfter(take.now().atOffset(ZoneOffset.UTC).toLocalDate().plusYears(LONGEST_YEARS - 1L))) {
            throw BadInput.of("period", "must begin within a year");
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "A forecast as it was told then")
    public ForecastSnapshot show(@PathParam("id") String id) {
        return Optional.ofNullable(Params.uuid("id", id))
                .flatMap(snapshots::find)
                .orElseThrow(() -> Problem.notFound("forecast snapshot " + id));
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "Forecasts as they were told, the latest first")
    public Page<ForecastSnapshot> list(
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("period") @Parameter(example = "2027-Q1") @Nullable String period,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Period of = Periods.optional("period", period);
        Instant before = null;
        UUID behind = null;
        if (after != null) {
            List<String> parts = Cursor.decode(after, 2);
            before = Cursor.time(parts.get(0));
            behind = Params.uuid("after", parts.get(1));
        }
        return Page.of(
                snapshots.list(new ForecastSnapshots.Asked(
                        pipeline, of == null ? null : of.toString(), before, behind, size + 1)),
                size,
                last -> Cursor.encode(last.takenAt().toString(), last.id().toString()));
    }
}
