package io.leadstream.lead.team;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.team.Comment.Said;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Comments on a lead, and on its deals. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Comments")
public class LeadCommentResource {

    private final SayComment say;
    private final Comments comments;
    private final Cards cards;

    LeadCommentResource(SayComment say, Comments comments, Cards cards) {
        this.say = say;
        this.comments = comments;
        this.cards = cards;
    }

    @POST
    @Path("{id}/comments")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Comment on a lead",
            description = "@user, or @[user], puts it into that user's mentions. The lead's version stays.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "comment", value = Said.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = Comment.class),
                            examples = @ExampleObject(name = "comment", value = Comment.EXAMPLE)))
    public Response say(
            @PathParam("id") UUID leadId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Said said) {
        return created(say.ofLead(leadId, ifMatch, said));
    }

    static Response created(Comment.Versioned said) {
        return Response.created(URI.create("/api/comments/" + said.comment().id()))
                .header(HttpHeaders.ETAG, EntityTags.tag(said.version()))
                .entity(said.comment())
                .build();
    }

    @GET
    @Path("{id}/comments")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Comments on a lead and its deals, oldest first")
    public Page<Comment> list(
            @PathParam("id") UUID leadId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        List<UUID> family = cards.family(leadId);
        return CommentPages.of(limit, after, start -> comments.ofLead(family, start.at(), start.id(), start.count()));
    }
}
