package io.leadstream.lead.team;

import io.leadstream.lead.team.MentionInbox.Mention;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the caller was spoken to. */
@Path("/api/mentions")
@RunOnVirtualThread
@Tag(name = "Comments")
public class MentionResource {

    private static final CommentPages.Start NEWEST =
            new CommentPages.Start(Instant.parse("9999-12-31T23:59:59.999999Z"), new UUID(-1, -1), 0);

    /** Up to when the user has read: what comes meanwhile stays unread. */
    public record ReadUpTo(
            @NotNull @Schema(examples = "2026-11-20T09:30:00Z")
            Instant upTo) {}

    /** How many were unread until now. */
    public record MarkedRead(int marked) {}

    private final MentionInbox inbox;
    private final SecurityIdentity caller;
    private final Clock clock;

    MentionResource(MentionInbox inbox, SecurityIdentity caller, Clock clock) {
        this.inbox = inbox;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "The caller's mentions, newest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "mentions", value = Mention.EXAMPLE)))
    public Page<Mention> list(
            @QueryParam("state") @Parameter(description = "UNREAD (as if absent), READ or ALL") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        var wanted = Objects.requireNonNullElse(
                Params.choice("state", state, MentionInbox.State.class), MentionInbox.State.UNREAD);
        CommentPages.Start start = CommentPages.start(after, size + 1, NEWEST);
        List<Mention> found = inbox.of(user(), wanted, start.at(), start.id(), size + 1);
        return Page.of(found, size, last -> CommentPages.cursor(last.at(), last.commentId()));
    }

    @POST
    @Path("{commentId}/read")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Mark a mention as read")
    public Mention read(@PathParam("commentId") UUID commentId) {
        return inbox.markRead(user(), commentId, clock.instant()).orElseThrow(() -> missing(commentId));
    }

    @POST
    @Path("{commentId}/unread")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Mark a mention as unread")
    public Mention unread(@PathParam("commentId") UUID commentId) {
        return inbox.markUnread(user(), commentId).orElseThrow(() -> missing(commentId));
    }

    @POST
    @Path("read")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Mark every mention up to a time as read")
    public MarkedRead readAll(@Valid @NotNull ReadUpTo read) {
        return new MarkedRead(inbox.markAllRead(user(), read.upTo(), clock.instant()));
    }

    private String user() {
        return caller.getPrincipal().getName();
    }

    private static RuntimeException missing(UUID commentId) {
        return Problem.notFound("a mention of you in comment " + commentId);
    }
}
