package io.leadstream.lead.team;

import io.leadstream.lead.deal.Deals;
import io.leadstream.lead.team.Comment.Said;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
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

/** Single comments wherever they were made, and the comments on deals. */
@Path("/api/comments")
@RunOnVirtualThread
@Tag(name = "Comments")
public class CommentResource {

    private final SayComment say;
    private final Comments comments;
    private final Deals deals;

    CommentResource(SayComment say, Comments comments, Deals deals) {
        this.say = say;
        this.comments = comments;
        this.deals = deals;
    }

    @POST
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Comment on a deal",
            description = "The deal is known here once pipeline-service has told of it: ?atLeast= waits for that.")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = Comment.class),
                            examples = @ExampleObject(name = "comment", value = Comment.EXAMPLE)))
    public Response say(@Valid @NotNull Comment.SaidOfDeal said) {
        return LeadCommentResource.created(say.ofDeal(said.dealId(), said.said()));
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Comments on a deal, oldest first")
    public Page<Comment> list(
            @QueryParam("dealId") @Nullable String dealId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        UUID deal = Params.uuid("dealId", dealId);
        if (deal == null) {
            throw BadInput.of("dealId", "must be given");
        }
        if (deals.find(deal).isEmpty()) {
            throw Problem.notFound("deal " + deal);
        }
        return CommentPages.of(
                limit, after, start -> comments.of(Comments.OF_DEAL, deal, start.at(), start.id(), start.count()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "One comment")
    public Response get(@PathParam("id") UUID id) {
        return answer(comments.find(id));
    }

    @GET
    @Path("{id}/history")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "What a comment said before", description = "For its author and for managers.")
    public List<Comment.Revision> history(@PathParam("id") UUID id) {
        say.requireMayReadHistory(comments.find(id).comment());
        return comments.history(id);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Say something else", description = "Its author may. Needs If-Match; what it said is kept.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "comment", value = Said.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Comment.class),
                            examples = @ExampleObject(name = "comment", value = Comment.EXAMPLE)))
    public Response edit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull Said said) {
        return answer(say.edit(id, ifMatch, said));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Take a comment back", description = "Its author may. Needs If-Match; what it said is kept.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        say.delete(id, ifMatch);
    }

    private static Response answer(Comment.Versioned found) {
        return Response.ok(found.comment())
                .header(HttpHeaders.ETAG, EntityTags.tag(found.version()))
                .build();
    }
}
