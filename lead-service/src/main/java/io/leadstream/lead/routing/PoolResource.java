package io.leadstream.lead.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.lead.routing.Documents.PoolDocument;
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

/** Reps who share leads. */
@Path("/api/routing/pools")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Routing")
public class PoolResource {

    private final Settings settings;
    private final Shown shown;
    private final PublishedRules rules;

    PoolResource(Settings settings, Shown shown, PublishedRules rules) {
        this.settings = settings;
        this.shown = shown;
        this.rules = rules;
    }

    @GET
    @Operation(summary = "All of them, by their key")
    public Page<ObjectNode> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return shown.page(Kind.POOL, "pool", limit, after);
    }

    @GET
    @Path("{pool}")
    @Operation(summary = "One of them")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "pool", value = RoutingExamples.POOL)))
    public Response get(@PathParam("pool") String key) {
        return shown.answer(settings.find(Kind.POOL, key).orElseThrow(() -> Settings.missing("pool " + key)), "pool");
    }

    @PUT
    @Path("{pool}")
    @RolesAllowed({"manager", "revops", "admin"})
    @Operation(
            summary = "Set one up, or change it",
            description = "Needs If-Match where it is there already. Leads that wait are tried again at once.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PoolDocument.class),
                            examples = @ExampleObject(name = "pool", value = RoutingExamples.POOL)))
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "pool", value = RoutingExamples.POOL)))
    public Response put(
            @PathParam("pool") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PoolDocument document) {
        document.pool(key);
        return shown.answer(settings.put(Kind.POOL, Shown.key("pool", key), ifMatch, document), "pool");
    }

    @DELETE
    @Path("{pool}")
    @RolesAllowed({"manager", "revops", "admin"})
    @Operation(summary = "Take it away", description = "Needs If-Match. 409 while a rule gives it leads.")
    @APIResponse(responseCode = "204")
    public Response delete(@PathParam("pool") String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        rules.requireUnused(key);
        settings.delete(Kind.POOL, key, ifMatch);
        return Response.noContent().build();
    }
}
