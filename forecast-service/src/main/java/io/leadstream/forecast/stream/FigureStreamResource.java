package io.leadstream.forecast.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.stream.FigureFeed.Question;
import io.leadstream.forecast.stream.Followed.Follower;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.StrictQuery;
import io.leadstream.rest.live.LiveLines;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
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
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures as they change. */
@Path("/api/figures")
@RunOnVirtualThread
@Tag(name = "Figures")
class FigureStreamResource {

    private static final int MOST = 20;

    private static final String EXAMPLE = """
            :heartbeat
            id:0.0
            retry:2000

            event:figure
            id:b3x9Qm1pT0aYwz4E.0
            data:{"follow":"win-rates?pipeline=standard","figure":{"asOf":"2026-04-01T10:00:00Z","groups":[]}}

            event:freshness
            id:b3x9Qm1pT0aYwz4E.0
            data:{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0}""";

    private final FigureFeed feed;
    private final LiveLines lines;
    private final SecurityIdentity caller;
    private final JsonWebToken token;
    private final HttpServerRequest request;
    private final ObjectMapper mapper;

    FigureStreamResource(
            FigureFeed feed,
            LiveLines lines,
            SecurityIdentity caller,
            JsonWebToken token,
            HttpServerRequest request,
            ObjectMapper mapper) {
        this.feed = feed;
        this.lines = lines;
        this.caller = caller;
        this.token = token;
        this.request = request;
        this.mapper = mapper;
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Figures as they change, as server-sent events",
            description = "Of each figure that is followed the newest at once, and again within a second of the event "
                    + "that changed it; never twice the same. An event named figure has its name and the JSON that "
                    + "its own address answers. One named freshness tells every 5 s how far behind the figures are. A "
                    + "figure that moves with every moment, such as stage-durations as of now, is looked at once a "
                    + "minute beside. Who reads slowly gets the newest and none in between; who does not read is cut "
                    + "off. With Last-Event-ID what the listener has is not sent again. The stream ends when the token "
                    + "does; reconnect then.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples = @ExampleObject(name = "stream", value = EXAMPLE)))
    @APIResponse(responseCode = "429", description = "The user has too many streams")
    public void stream(
            @QueryParam("follow")
                    @Parameter(
                            description = "A figure's place below /api with its parameters, encoded as a whole; "
                                    + "repeatable, 20 times at most",
                            example = "conversion-rates?pipeline=standard")
                    List<String> follow,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        List<Follow> follows = follows(follow);
        var woken = new Semaphore(0);
        var follower = new Follower(token.getRawToken(), woken::release);
        var joined = new LinkedHashMap<Question, FigureStream.Part>();
        try {
            follows.forEach(each -> joined.put(question(each), part(each, follower)));
            var stream = new FigureStream(List.copyOf(joined.values()), lastEventId, woken, feed::freshness, mapper);
            lines.open(sink, sse, (line, goesOn) -> stream.run(line, () -> goesOn.getAsBoolean() && !feed.isStopped()));
        } finally {
            leave(joined, follower);
        }
    }

    private static List<Follow> follows(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST) {
            throw BadInput.of("follow", "must be given 1 to " + MOST + " times");
        }
        return texts.stream().map(Follow::parse).distinct().toList();
    }

    private FigureStream.Part part(Follow follow, Follower follower) {
        Followed followed = feed.join(question(follow), follower, follow);
        return new FigureStream.Part(follow, followed::newest);
    }

    private void leave(Map<Question, FigureStream.Part> joined, Follower follower) {
        joined.keySet().forEach(question -> feed.leave(question, follower));
    }

    /** Where it is asked: this service itself, as the caller reached it. */
    private Question question(Follow follow) {
        String host = request.localAddress().hostAddress();
        String authority = (host.contains(":") ? "[" + host + "]" : host) + ":"
                + request.localAddress().port();
        return new Question(
                URI.create("http://" + authority + follow.path()), new TreeSet<>(caller.getRoles()).toString());
    }
}
