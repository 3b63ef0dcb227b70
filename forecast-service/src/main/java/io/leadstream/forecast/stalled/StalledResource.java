package io.leadstream.forecast.stalled;

import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.stalled.StalledDeals.Asked;
import io.leadstream.forecast.stalled.StalledDeals.Position;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Open deals that have stood in their stage for longer than those that went on. */
@Path("/api/stalled-deals")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class StalledResource {

    private final Readings readings;

    StalledResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @StrictQuery
    @Operation(
            summary = "Open deals older in their stage than the p80 of those that went on",
            description =
                    "Limits are learnt, stage by stage, from the stays that led on within [from, to), as of asOf; "
                            + "where tells whose. stage and owner narrow the deals alone. A deal that is back in a stage is as "
                            + "old as its latest visit; stays under 60 s and those recorded in reverse order teach nothing. "
                            + "Further pages are as of the first one's time.")
    @APIResponse(
            responseCode = "200",
            description = "The deals, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StalledAnswer.class),
                            examples = @ExampleObject(name = "figures", value = StalledAnswer.EXAMPLE)))
    public StalledAnswer deals(
            @BeanParam FigureParams params,
            @QueryParam("stage") @Parameter(description = "Only deals that stand there") @Nullable String stage,
            @QueryParam("owner") @Parameter(description = "Only deals of somebody; (missing): of nobody") @Nullable
                    String owner,
            @QueryParam("limit") @Parameter(description = "1 to 200, 50 when left out") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "The next of the page before") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        List<String> cursor = after == null ? null : Cursor.decode(after, 3);
        Position position = cursor == null ? null : new Position(Cursor.time(cursor.get(1)), cursor.get(2));
        FigureParams asked = cursor == null ? params : params.orAsOf(Cursor.time(cursor.getFirst()));
        var counted = readings.twice(
                asked.withoutGroups(),
                reading -> {
                    requireStage(stage, reading.ladder());
                    return Limits.counting(reading.ladder(), reading.question());
                },
                (reading, limits) ->
                        StalledDeals.counting(limits, reading.question(), new Asked(stage, owner, position, size)));
        return StalledAnswer.of(counted.reading(), counted.figure(), size);
    }

    private static void requireStage(@Nullable String key, Ladder ladder) {
        List<String> stages = Stream.concat(ladder.preparation().stream(), ladder.sale().stream())
                .map(Stage::key)
                .toList();
        if (key != null && !stages.contains(key)) {
            throw BadInput.of("stage", "must be one of " + stages);
        }
    }
}
