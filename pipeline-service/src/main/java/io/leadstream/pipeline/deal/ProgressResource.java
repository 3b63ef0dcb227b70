package io.leadstream.pipeline.deal;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A deal's way: moves, closure, reopening. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Progress", description = "Moves gated by evidence, closure and reopening")
class ProgressResource {

    private final ChangeDeal changeDeal;
    private final BulkMoves bulkMoves;
    private final ShowDeals showDeals;
    private final SecurityIdentity caller;
    private final Clock clock;

    ProgressResource(
            ChangeDeal changeDeal, BulkMoves bulkMoves, ShowDeals showDeals, SecurityIdentity caller, Clock clock) {
        this.changeDeal = changeDeal;
        this.bulkMoves = bulkMoves;
        this.showDeals = showDeals;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("{id}/moves")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Move the deal to another stage",
            description = "Needs If-Match. Forward, the exit criteria of every stage that it leaves or skips must hold,"
                    + " else 409 with what is unmet; backward is free. A manager may override.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DealRequests.Move.class),
                            examples = @ExampleObject(name = "forward", value = DealExamples.MOVE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealView.class),
                            examples = @ExampleObject(name = "moved", value = DealExamples.DEAL)))
    @APIResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "unmet", value = DealExamples.UNMET)))
    @Idempotent
    public Response move(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DealRequests.Move request) {
        ChangeDeal.Override override = allowed(request.override(), caller);
        return showDeals.afterCommand(
                changeDeal.move(command(id, ifMatch, request.occurredAt()), request.toStage(), override));
    }

    @POST
    @Path("moves")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Move up to 200 deals, each as if it were moved alone",
            description =
                    "An array; ifMatch of each is its ETag, and needed. Those that may not move stay where they are:"
                            + " each result has the status and the problem that it would have had alone.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = BulkMoves.Item[].class),
                            examples = @ExampleObject(name = "two", value = DealExamples.MOVES)))
    @APIResponse(
            responseCode = "207",
            content =
                    @Content(
                            schema = @Schema(implementation = BulkMoves.Results.class),
                            examples = @ExampleObject(name = "one moved", value = DealExamples.MOVE_RESULTS)))
    @Idempotent
    public Response moveMany(@NotNull JsonNode moves) {
        return Response.status(207).entity(bulkMoves.move(moves)).build();
    }

    @POST
    @Path("{id}/closure")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Close the deal",
            description = "Needs If-Match. WON is gated like a move past the last SALE stage; LOST is free and needs a"
                    + " reason. The note is not published.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DealRequests.Closure.class),
                            examples = @ExampleObject(name = "won", value = DealExamples.CLOSURE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealView.class),
                            examples = @ExampleObject(name = "won", value = DealExamples.WON)))
    @APIResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "unmet", value = DealExamples.UNMET)))
    @Idempotent
    public Response close(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DealRequests.Closure request) {
        ChangeDeal.Override override = allowed(request.override(), caller);
        return showDeals.afterCommand(
                changeDeal.close(command(id, ifMatch, request.occurredAt()), request.ending(), override));
    }

    @POST
    @Path("{id}/reopening")
    @RolesAllowed({"manager", "admin"})
    @Operation(
            summary = "Open a closed deal again, in the stage in which it was closed",
            description = "Needs If-Match.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DealRequests.Reopening.class),
                            examples = @ExampleObject(name = "again", value = DealExamples.REOPENING)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealView.class),
                            examples = @ExampleObject(name = "open", value = DealExamples.DEAL)))
    @Idempotent
    public Response reopen(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DealRequests.Reopening request) {
        return showDeals.afterCommand(changeDeal.reopen(command(id, ifMatch, request.occurredAt()), request.reason()));
    }

    @POST
    @Path("{id}/transfer")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Operation(
            summary = "Take the deal over into another pipeline",
            description =
                    "Needs If-Match and a reason, which is not published. The deal goes on in the latest version of"
                            + " that pipeline, in its first SALE stage or the one named: where a deal may begin there it comes in"
                            + " freely, further on the criteria of all stages before it must hold, proved by what is on file under"
                            + " the same stage and criterion, else 409 with what is unmet. Approvals given before count no more."
                            + " There is no override: a manager moves it on afterwards. A closed deal stays where it is (409).")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DealRequests.Transfer.class),
                            examples = @ExampleObject(name = "to another pipeline", value = DealExamples.TRANSFER)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealView.class),
                            examples = @ExampleObject(name = "there", value = DealExamples.DEAL)))
    @APIResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "unmet", value = DealExamples.UNMET)))
    @Idempotent
    public Response transfer(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DealRequests.Transfer request) {
        return showDeals.afterCommand(changeDeal.transfer(
                command(id, ifMatch, request.occurredAt()), request.toPipeline(), request.toStage(), request.reason()));
    }

    private Command command(UUID id, @Nullable String ifMatch, @Nullable Instant occurredAt) {
        return Command.of(id, ifMatch, occurredAt, caller, clock);
    }

    static ChangeDeal.Override allowed(DealRequests.@Nullable Override override, SecurityIdentity caller) {
        if (override == null) {
            return ChangeDeal.Override.NONE;
        }
        if (!caller.hasRole("manager") && !caller.hasRole("admin")) {
            throw Problem.forbidden("only a manager may override exit criteria");
        }
        return new ChangeDeal.Override(override.reason());
    }
}
