package io.leadstream.lead.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.lead.routing.Documents.RulesDocument;
import io.leadstream.lead.routing.Settings.Listing;
import io.leadstream.lead.rule.Grammar;
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

/** The rules by which leads are assigned. */
@Path("/api/routing/rules")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Routing")
public class RuleResource {

    private final Settings settings;
    private final Shown shown;
    private final PublishedRules published;

    RuleResource(Settings settings, Shown shown, PublishedRules published) {
        this.settings = settings;
        this.shown = shown;
        this.published = published;
    }

    @GET
    @Operation(summary = "The rules that count, in their order")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "rules", value = RoutingExamples.RULES)))
    public Response get() {
        return settings.live(Listing.RULES)
                .map(stored -> shown.answer(stored, "version"))
                .orElseGet(RuleResource::none);
    }

    private static Response none() {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        nothing.putArray("rules");
        return Response.ok(nothing.put("version", 0))
                .header(HttpHeaders.ETAG, EntityTags.tag(0))
                .build();
    }

    @GET
    @Path("versions")
    @Operation(summary = "Every version of the rules, newest first")
    public Page<ObjectNode> versions(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return shown.versions(Listing.RULES, limit, after);
    }

    @PUT
    @RolesAllowed({"manager", "revops", "admin"})
    @Operation(
            summary = "Publish the next version of the rules",
            description = "Needs If-Match (\"0\" at first). Of the rules that a lead meets the first counts that has"
                    + " somebody to give it to. They decide on leads captured from now on, and on those that wait. "
                    + Grammar.ROUTING)
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RulesDocument.class),
                            examples = @ExampleObject(name = "rules", value = RoutingExamples.RULES)))
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "rules", value = RoutingExamples.RULES)))
    public Response put(@HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull RulesDocument document) {
        List<Rule> rules = document.read();
        published.requirePools(rules);
        return shown.answer(settings.publish(Listing.RULES, ifMatch, document, rules.size()), "version");
    }
}
