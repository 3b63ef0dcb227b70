package io.leadstream.lead.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.lead.response.ResponseDocuments.TargetsDocument;
import io.leadstream.lead.routing.Settings;
import io.leadstream.lead.routing.Settings.Listing;
import io.leadstream.lead.routing.Shown;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How soon we are to answer whom. */
@Path("/api/routing/targets")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Routing")
public class TargetResource {

    private final Settings settings;
    private final Shown shown;
    private final PublishedTargets published;

    TargetResource(Settings settings, Shown shown, PublishedTargets published) {
        this.settings = settings;
        this.shown = shown;
        this.published = published;
    }

    @GET
    @Operation(summary = "The targets that count, in their order")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "targets", value = ResponseExamples.TARGETS)))
    public Response get() {
        return settings.live(Listing.TARGETS)
                .map(stored -> shown.answer(stored, "version"))
                .orElseGet(TargetResource::none);
    }

    private static Response none() {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        nothing.putArray("targets");
        return Response.ok(nothing.put("version", 0))
                .header(HttpHeaders.ETAG, EntityTags.tag(0))
                .build();
    }

    @GET
    @Path("versions")
    @Operation(summary = "Every version of the targets, newest first")
    public Page<ObjectNode> versions(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return shown.versions(Listing.TARGETS, limit, after);
    }

    @PUT
    @RolesAllowed({"manager", "revops", "admin"})
    @Operation(
            summary = "Publish the next version of the targets",
            description =
                    "Needs If-Match (\"0\" at first). Of each kind the first counts that a lead meets. What happened"
                            + " before the first targets were published is not held to them.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = TargetsDocument.class),
                            examples = @ExampleObject(name = "targets", value = ResponseExamples.TARGETS)))
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "targets", value = ResponseExamples.TARGETS)))
    public Response put(@HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull TargetsDocument document) {
        List<Target> targets = document.read();
        published.check(targets);
        return shown.answer(settings.publish(Listing.TARGETS, ifMatch, document, targets.size()), "version");
    }
}
