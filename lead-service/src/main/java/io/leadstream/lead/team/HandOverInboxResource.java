package io.leadstream.lead.team;

import io.leadstream.lead.team.HandOver.State;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Hand-overs of all leads by who is asked, or who asks. */
@Path("/api/hand-overs")
@RunOnVirtualThread
@Tag(name = "Hand-overs")
public class HandOverInboxResource {

    private static final CommentPages.Start NEWEST =
            new CommentPages.Start(Instant.parse("9999-12-31T23:59:59.999999Z"), new UUID(-1, -1), 0);

    private final HandOvers handOvers;
    private final SecurityIdentity caller;

    HandOverInboxResource(HandOvers handOvers, SecurityIdentity caller) {
        this.handOvers = handOvers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Hand-overs to the caller, newest first; or to, or from, another user")
    public Page<HandOver> list(
            @QueryParam("to") @Parameter(description = "who is asked; the caller unless from is given") @Nullable
                    String to,
            @QueryParam("from") @Parameter(description = "who asks") @Nullable String from,
            @QueryParam("state") @Parameter(description = "PENDING (as if absent), ACCEPTED or DECLINED") @Nullable
                    String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        if (to != null && from != null) {
            throw BadInput.of("from", "give to or from, not both");
        }
        int size = Page.limit(Params.integer("limit", limit));
        State wanted = Objects.requireNonNullElse(Params.choice("state", state, State.class), State.PENDING);
        CommentPages.Start start = CommentPages.start(after, size + 1, NEWEST);
        String user = from != null
                ? from
                : Objects.requireNonNullElse(to, caller.getPrincipal().getName());
        List<HandOver> found = handOvers.ofUser(
                from != null ? HandOvers.FROM : HandOvers.TO, user, wanted, start.at(), start.id(), size + 1);
        return Page.of(found, size, last -> CommentPages.cursor(last.at(), last.id()));
    }
}
