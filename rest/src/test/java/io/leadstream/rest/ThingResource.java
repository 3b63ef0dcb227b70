package io.leadstream.rest;

import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.EventType;
import io.leadstream.messaging.Outbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A resource as services write them. */
@Path("/api/things")
@RunOnVirtualThread
@RolesAllowed("rep")
public class ThingResource {

    enum Colour {
        RED,
        GREEN
    }

    record Part(@NotBlank String name, @Max(10) @Nullable Integer count) {}

    record NewThing(
            @NotBlank String name,
            @Nullable Colour colour,
            @Nullable Instant madeAt,
            @Nullable LocalDate dueOn,
            @Nullable UUID owner,
            @Valid @Nullable List<Part> parts) {}

    record Made(String id, String name) {}

    @EventType("thing.made.v1")
    record ThingMade(String name) {}

    static final AtomicInteger CALLS = new AtomicInteger();

    private final Outbox outbox;
    private final Clock clock;

    ThingResource(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @POST
    @Idempotent
    public Response make(@Valid @NotNull NewThing thing) {
        CALLS.incrementAndGet();
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        EventRef ignored = outbox.add("test-events", id, new ThingMade(thing.name()), now, now);
        return Response.created(URI.create("/api/things/" + id))
                .tag("1")
                .entity(new Made(id, thing.name()))
                .build();
    }

    @GET
    @Path("{id}")
    public Made get(@PathParam("id") UUID id, @QueryParam("q") @Nullable String q) {
        if (q == null) {
            throw Problem.notFound("thing " + id);
        }
        return new Made(id.toString(), q);
    }

    @GET
    @Path("broken")
    public Made broken() {
        throw new IllegalStateException("the inside: secret@example.com");
    }
}
