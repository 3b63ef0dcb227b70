package io.leadstream.rest;

import io.leadstream.messaging.DeadLetter;
import io.leadstream.messaging.DeadLetters;
import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.ReadModel;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an operator does to the flow of events of one service; {@code service} is its name without "-service". */
@Path("/api/operations/{service}")
@RolesAllowed("admin")
@RunOnVirtualThread
@Tag(name = "Operations")
public class OperationsResource {

    private static final int MOST_LISTED = 200;

    /**
     * What waits, oldest first, with the freshness that it costs.
     *
     * @param unreadable how many have no {@code ref}: nobody's event, so not among the missing, and forgotten after a
     *     week
     */
    public record Waiting(Freshness freshness, List<DeadLetter> items, long unreadable) {}

    public record Tried(int tried, Freshness freshness) {}

    /** Publishes again whatever was added since then. */
    public record Republish(@NotNull Instant since) {}

    public record Republished(int events) {}

    private final DeadLetters deadLetters;
    private final ReadModel readModel;
    private final Outbox outbox;
    private final String name;

    OperationsResource(
            DeadLetters deadLetters,
            ReadModel readModel,
            Outbox outbox,
            @ConfigProperty(name = "quarkus.application.name") String name) {
        this.deadLetters = deadLetters;
        this.readModel = readModel;
        this.outbox = outbox;
        this.name = name;
    }

    @GET
    @Path("dead-letters")
    @Operation(
            summary = "Records that this service set aside, at most 200",
            description = "One without ref could not be told to be anybody's event: it is counted under unreadable, not"
                    + " among the missing, and forgotten with its copy after seven days.")
    public Waiting waiting(@PathParam("service") String service) {
        requireThis(service);
        return new Waiting(readModel.freshness(), deadLetters.waiting(MOST_LISTED), deadLetters.unreadable());
    }

    @POST
    @Path("redrive")
    @Operation(summary = "Try the dead letters once more")
    public Tried redrive(@PathParam("service") String service) {
        requireThis(service);
        return new Tried(deadLetters.redrive(), readModel.freshness());
    }

    @POST
    @Path("republish")
    @Operation(summary = "Publish the events since a time again; consumers that have them change nothing")
    public Republished republish(@PathParam("service") String service, @Valid @NotNull Republish request) {
        requireThis(service);
        return new Republished(outbox.publishAgain(request.since()));
    }

    private void requireThis(String service) {
        if (!name.equals(service + "-service")) {
            throw Problem.notFound("operations of " + service);
        }
    }
}
