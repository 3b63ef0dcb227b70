package io.leadstream.lead.team;

import io.leadstream.lead.team.Comment.Said;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Comments on a company. */
@Path("/api/companies")
@RunOnVirtualThread
@Tag(name = "Comments")
public class CompanyCommentResource {

    private final SayComment say;
    private final Comments comments;

    CompanyCommentResource(SayComment say, Comments comments) {
        this.say = say;
        this.comments = comments;
    }

    @POST
    @Path("{id}/comments")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Comment on a company", description = "@user, or @[user], puts it into that user's mentions.")
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
    public Response say(@PathParam("id") UUID companyId, @Valid @NotNull Said said) {
        return LeadCommentResource.created(say.ofCompany(companyId, said));
    }

    @GET
    @Path("{id}/comments")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Comments on a company, oldest first")
    public Page<Comment> list(
            @PathParam("id") UUID companyId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        say.requireCompany(companyId);
        return CommentPages.of(
                limit,
                after,
                start -> comments.of(Comments.OF_COMPANY, companyId, start.at(), start.id(), start.count()));
    }
}
