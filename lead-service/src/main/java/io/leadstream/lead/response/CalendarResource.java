package io.leadstream.lead.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.lead.response.ResponseDocuments.CalendarDocument;
import io.leadstream.lead.routing.Settings;
import io.leadstream.lead.routing.Settings.Kind;
import io.leadstream.lead.routing.Shown;
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

/** Working hours and holidays. */
@Path("/api/routing/calendars")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Routing")
public class CalendarResource {

    private final Settings settings;
    private final Shown shown;
    private final PublishedTargets published;

    CalendarResource(Settings settings, Shown shown, PublishedTargets published) {
        this.settings = settings;
        this.shown = shown;
        this.published = published;
    }

    @GET
    @Operation(summary = "All of them, by their key")
    public Page<ObjectNode> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return shown.page(Kind.CALENDAR, "calendar", limit, after);
    }

    @GET
    @Path("{calendar}")
    @Operation(summary = "One of them")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "calendar", value = ResponseExamples.CALENDAR)))
    public Response get(@PathParam("calendar") String key) {
        return shown.answer(
                settings.find(Kind.CALENDAR, key).orElseThrow(() -> Settings.missing("calendar " + key)), "calendar");
    }

    @PUT
    @Path("{calendar}")
    @RolesAllowed({"manager", "revops", "admin"})
    @Operation(
            summary = "Set one up, or change it",
            description = "Needs If-Match where it is there already. Leads that wait are tried again at once.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CalendarDocument.class),
                            examples = @ExampleObject(name = "calendar", value = ResponseExamples.CALENDAR)))
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "calendar", value = ResponseExamples.CALENDAR)))
    public Response put(
            @PathParam("calendar") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull CalendarDocument document) {
        document.check();
        return shown.answer(settings.put(Kind.CALENDAR, Shown.key("calendar", key), ifMatch, document), "calendar");
    }

    @DELETE
    @Path("{calendar}")
    @RolesAllowed({"manager", "revops", "admin"})
    @Operation(summary = "Take it away", description = "Needs If-Match. 409 while a target counts by it.")
    @APIResponse(responseCode = "204")
    public Response delete(@PathParam("calendar") String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        published.requireUnused(key);
        settings.delete(Kind.CALENDAR, key, ifMatch);
        return Response.noContent().build();
    }
}
