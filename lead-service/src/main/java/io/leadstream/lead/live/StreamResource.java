package io.leadstream.lead.live;

import io.leadstream.lead.card.CallingPartner;
import io.leadstream.lead.card.Source;
import io.leadstream.rest.BadInput;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Changes of leads as they happen. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Live")
public class StreamResource {

    private static final int MOST_IDS = 200;
    private static final String EXAMPLE = """
            :heartbeat
            id:4f.0.1c~9.2.0
            retry:2000

            id:4g.0.1c~9.2.0
            event:lead.changed.v1
            data:{"type":"lead.changed.v1","leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
            data:"ref":"lead-service/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01/3","occurredAt":"2026-11-20T09:30:00Z",
            data:"version":2,"fields":["jobTitle"],"detail":{"change":"PATCH","source":"WEB_FORM","touches":1}}""";

    enum Status {
        NEW,
        IQL,
        MQL,
        SAL,
        SQL,
        DISQUALIFIED,
        RECYCLED,
        MERGED
    }

    private final LiveStreams streams;
    private final CallingPartner callingPartner;

    StreamResource(LiveStreams streams, CallingPartner callingPartner) {
        this.streams = streams;
        this.callingPartner = callingPartner;
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"rep", "manager", "marketing", "partner", "admin"})
    @StrictQuery
    @Operation(
            summary = "Changes of leads as they happen, as server-sent events",
            description =
                    "Every event of lead-events and qualification-events on a lead that the filter finds, or found "
                            + "until then, with the version of its card: read the card again when yours has another entity "
                            + "tag. With Last-Event-ID it goes on behind that event, without gap or repetition, at any "
                            + "instance. A comment comes every 15 s at least. The stream ends when the token does, or when its "
                            + "reader falls behind; reconnect then. A partner hears of the leads only that it brought first, "
                            + "and not of erasures.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples = @ExampleObject(name = "stream", value = EXAMPLE)))
    @APIResponse(responseCode = "429", description = "The user has too many streams")
    public void stream(
            @QueryParam("status") @Nullable String status,
            @QueryParam("source") @Nullable String source,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("company") @Parameter(description = "a company's id, domain or name") @Nullable String company,
            @QueryParam("ids") @Parameter(description = "up to 200 leads' ids, separated by commas") @Nullable
                    String ids,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Status wantedStatus = Params.choice("status", status, Status.class);
        Source wantedSource = Params.choice("source", source, Source.class);
        var filter = new LiveFilter(
                wantedStatus == null ? null : wantedStatus.name(),
                wantedSource == null ? null : wantedSource.name(),
                owner,
                company == null ? null : company.strip().toLowerCase(Locale.ROOT),
                ids(ids),
                callingPartner.name().orElse(null));
        streams.serve(about -> about instanceof About of && filter.wants(of), lastEventId, sink, sse);
    }

    private static Set<UUID> ids(@Nullable String ids) {
        if (ids == null || ids.isBlank()) {
            return Set.of();
        }
        Set<UUID> wanted = Arrays.stream(ids.split(",", -1))
                .limit(MOST_IDS + 1L)
                .map(id -> Objects.requireNonNull(Params.uuid("ids", id.strip())))
                .collect(Collectors.toSet());
        if (wanted.size() > MOST_IDS) {
            throw BadInput.of("ids", "must be at most " + MOST_IDS);
        }
        return wanted;
    }
}
