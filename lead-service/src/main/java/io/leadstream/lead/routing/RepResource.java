package io.leadstream.lead.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.lead.routing.Documents.RepDocument;
import io.leadstream.lead.routing.Settings.Kind;
import io.leadstream.rest.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who gets leads, and how many. Who is not set up here gets whatever the rules say. */
@Path("/api/routing/reps")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Routing")
public class RepResource {

    private final Settings settings;
    private final Shown shown;
    private final RepBoard board;

    RepResource(Settings settings, Shown shown, RepBoard board) {
        this.settings = settings;
        this.shown = shown;
        this.board = board;
    }

    @GET
    @Operation(summary = "All of them, by their key")
    public Page<ObjectNode> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return shown.page(Kind.REP, "user", limit, after);
    }

    @GET
    @Path("{user}")
    @Operation(summary = "One of them")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "user", value = RoutingExamples.REP)))
    public Response get(@PathParam("user") String key) {
        return shown.answer(settings.find(Kind.REP, key).orElseThrow(() -> Settings.missing("user " + key)), "user");
    }

    @GET
    @Path("{user}/board")
    @Operation(summary = "Where a rep stands: today's leads and capacity, absences, open leads, pools")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RepBoard.View.class),
                            examples = @ExampleObject(name = "board", value = RepBoard.View.EXAMPLE)))
    public RepBoard.View board(@PathParam("user") String user) {
        return board.of(user);
    }

    @PUT
    @Path("{user}")
    @RolesAllowed({"manager", "revops", "admin"})
    @Operation(
            summary = "Set one up, or change it",
            description = "Needs If-Match where it is there already. Leads that wait are tried again at once.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RepDocument.class),
                            examples = @ExampleObject(name = "user", value = RoutingExamples.REP)))
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "user", value = RoutingExamples.REP)))
    public Response put(
            @PathParam("user") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull RepDocument document) {
        document.rep(key);
        return shown.answer(settings.put(Kind.REP, Shown.key("user", key), ifMatch, document), "user");
    }

    @DELETE
    @Path("{user}")
    @RolesAllowed({"manager", "revops", "admin"})
    @Operation(summary = "Take it away", description = "Needs If-Match.")
    @APIResponse(responseCode = "204")
    public Response delete(@PathParam("user") String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        settings.delete(Kind.REP, key, ifMatch);
        return Response.noContent().build();
    }
}
