package io.leadstream.pipeline.deal;

import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Taking a pipeline's open deals over to its latest version. */
@Path("/api/pipelines")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Pipelines")
class MigrationResource {

    private static final String EXAMPLE = """
            {"id": "0198f2a0-0000-7000-8000-0000000000c1", "pipeline": "renewals", "toVersion": 2, "state": "DONE",
             "requestedBy": "revops-1", "requestedAt": "2026-11-22T09:30:00Z", "finishedAt": "2026-11-22T09:30:02Z",
             "transferred": 412}""";

    private final TransferDeals transferDeals;
    private final SecurityIdentity caller;
    private final Clock clock;

    MigrationResource(TransferDeals transferDeals, SecurityIdentity caller, Clock clock) {
        this.transferDeals = transferDeals;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("{key}/migrations")
    @RolesAllowed({"revops", "admin"})
    @Operation(
            summary = "Take the open deals of earlier versions over to the latest",
            description =
                    "In the background, some deals at a time. A deal's stage becomes the one of that key, else its"
                            + " successor, else the nearest before it that is still there; how long it has been in it counts on."
                            + " Each deal tells of it by deal.transferred.")
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = TransferDeals.Migration.class),
                            examples = @ExampleObject(name = "done", value = EXAMPLE)))
    @Idempotent
    public Response order(@PathParam("key") String key) {
        TransferDeals.Migration ordered =
                transferDeals.order(key, new By(caller.getPrincipal().getName(), clock.instant()));
        return Response.accepted(ordered)
                .location(URI.create("/api/pipelines/" + key + "/migrations/" + ordered.id()))
                .build();
    }

    @GET
    @Path("{key}/migrations")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "The migrations of a pipeline's open deals, the newest first")
    @Transactional
    public Page<TransferDeals.Migration> list(
            @PathParam("key") String key,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        return Page.of(
                transferDeals.page(key, last, size + 1),
                size,
                migration -> Cursor.encode(migration.id().toString()));
    }

    @GET
    @Path("{key}/migrations/{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "A migration: how many deals it has taken over")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TransferDeals.Migration.class),
                            examples = @ExampleObject(name = "done", value = EXAMPLE)))
    @Transactional
    public TransferDeals.Migration get(@PathParam("key") String key, @PathParam("id") UUID id) {
        return transferDeals.get(key, id);
    }
}
