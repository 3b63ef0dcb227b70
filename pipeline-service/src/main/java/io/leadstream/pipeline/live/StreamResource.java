package io.leadstream.pipeline.live;

import io.leadstream.pipeline.deal.Category;
import io.leadstream.pipeline.deal.Origin;
import io.leadstream.pipeline.deal.Standing;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.leadstream.rest.live.LiveStreams;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Changes of deals as they happen. */
@Path("/api/deals")
@RunOnVirtualThread
@Tag(name = "Live")
class StreamResource {

    private static final String EXAMPLE = """
            :heartbeat
            id:4f.0.1c
            retry:2000

            id:4g.0.1c
            event:deal.stage-entered.v1
            data:{"type":"deal.stage-entered.v1","dealId":"0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10",
            data:"ref":"pipeline-service/0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10/3","occurredAt":"2026-11-20T09:30:00Z",
            data:"version":2,"pipeline":"standard","pipelineVersion":1,"stage":"FIT_EVALUATED","state":"OPEN",
            data:"amount":{"amount":"1200.00","currency":"EUR"},"owner":"rep-7"}""";

    private final LiveStreams streams;

    StreamResource(LiveStreams streams) {
        this.streams = streams;
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Changes of deals as they happen, as server-sent events",
            description =
                    "Every event of deal-events on a deal that the filter finds by now, or by which it left it, with what a"
                            + " board's card shows by now: read the board again when its version is not the next. The filters are"
                            + " those of the list that compare values; a repeated one means any of its values. Of a deal that is"
                            + " gone everybody hears, with its id alone. With Last-Event-ID it goes on behind that event, without"
                            + " gap or repetition, at any instance. A comment comes every 15 s at least. The stream ends when the"
                            + " token does, or when its reader falls behind; reconnect then.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples = @ExampleObject(name = "stream", value = EXAMPLE)))
    @APIResponse(responseCode = "429", description = "The user has too many streams")
    public void stream(
            @QueryParam("leadId") List<String> leadId,
            @QueryParam("companyId") List<String> companyId,
            @QueryParam("pipeline") List<String> pipeline,
            @QueryParam("stage") List<String> stage,
            @QueryParam("state") List<String> state,
            @QueryParam("category") List<String> category,
            @QueryParam("origin") List<String> origin,
            @QueryParam("owner") List<String> owner,
            @QueryParam("team") List<String> team,
            @QueryParam("competitor") List<String> competitor,
            @QueryParam("currency") List<String> currency,
            @QueryParam("segment") List<String> segment,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        DealFilter filter = DealFilter.all()
                .and("leadId", ids("leadId", leadId))
                .and("companyId", ids("companyId", companyId))
                .and("pipeline", pipeline)
                .and("stage", stage)
                .and("state", each(state, value -> Params.choice("state", value, Standing.class)))
                .and("category", each(category, value -> Params.choice("category", value, Category.class)))
                .and("origin", each(origin, value -> Params.choice("origin", value, Origin.class)))
                .and("owner", owner)
                .and("team", team)
                .and("competitor", competitor)
                .and(
                        "currency",
                        currency.stream().map(c -> c.toUpperCase(Locale.ROOT)).toList())
                .andSegments(segment);
        streams.serve(about -> about instanceof About of && filter.wants(of), lastEventId, sink, sse);
    }

    private static List<String> ids(String name, List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.ofNullable(Params.uuid(name, value)))
                .map(UUID::toString)
                .toList();
    }

    private static List<String> each(List<String> values, Function<String, @Nullable Enum<?>> choice) {
        return values.stream()
                .flatMap(value -> Stream.ofNullable(choice.apply(value)))
                .map(Enum::name)
                .toList();
    }
}
