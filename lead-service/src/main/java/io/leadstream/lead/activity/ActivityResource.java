package io.leadstream.lead.activity;

import io.leadstream.lead.activity.NewActivities.Recorded;
import io.leadstream.lead.card.Cards;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The activities of one lead. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Activities")
public class ActivityResource {

    private final Activities activities;
    private final Cards cards;
    private final NewActivities newActivities;
    private final CommandEvent commandEvent;
    private final SecurityIdentity caller;
    private final Outbox outbox;
    private final Clock clock;

    ActivityResource(
            Activities activities,
            Cards cards,
            NewActivities newActivities,
            CommandEvent commandEvent,
            SecurityIdentity caller,
            Outbox outbox,
            Clock clock) {
        this.activities = activities;
        this.cards = cards;
        this.newActivities = newActivities;
        this.commandEvent = commandEvent;
        this.caller = caller;
        this.outbox = outbox;
        this.clock = clock;
    }

    @POST
    @Path("{id}/activities")
    @Idempotent
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Record an activity",
            description =
                    "Only INBOUND ones score engagement. The same again (by externalId, else by content "
                            + "where that includes occurredAt) counts once: 200 instead of 201. 422 when another activity has the externalId.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Activity.View.class)))
    public Response record(
            @PathParam("id") UUID leadId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewActivity activity) {
        EntityTags.check(ifMatch, cards.lockedVersion(leadId));
        if (activity.occurredAt() != null) {
            Moments.notInFuture(activity.occurredAt(), "occurredAt", clock);
        }
        Instant now = clock.instant();
        Recorded recorded = newActivities
                .addAll(List.of(activity.of(leadId, now)), caller.getPrincipal().getName(), now)
                .getFirst();
        if (recorded.isOther()) {
            throw Problem.of(
                            422,
                            BatchResult.REUSED,
                            BatchResult.REUSED_TITLE,
                            "another activity of this lead has this externalId")
                    .with("activityId", recorded.id())
                    .build();
        }
        if (!recorded.isNew()) {
            outbox.last(leadId.toString()).ifPresent(commandEvent::was);
        }
        Response.ResponseBuilder answer = recorded.isNew()
                ? Response.created(URI.create("/api/leads/" + leadId + "/activities/" + recorded.id()))
                : Response.ok();
        return answer.entity(get(leadId, recorded.id())).build();
    }

    @GET
    @Path("{id}/activities/{activityId}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "One activity")
    public Activity.View get(@PathParam("id") UUID leadId, @PathParam("activityId") UUID activityId) {
        return activities
                .find(leadId, activityId)
                .orElseThrow(() -> Problem.notFound("activity " + activityId + " of lead " + leadId))
                .view();
    }

    @GET
    @Path("{id}/activities")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "The lead's activities, by their own time")
    public Page<Activity.View> list(
            @PathParam("id") UUID leadId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        List<UUID> family = cards.family(leadId);
        int size = Page.limit(Params.integer("limit", limit));
        List<Activity> found = after == null
                ? activities.first(family, size + 1)
                : afterCursor(family, Cursor.decode(after, 2), size + 1);
        Page<Activity> page = Page.of(
                found,
                size,
                last -> Cursor.encode(last.occurredAt().toString(), last.id().toString()));
        return new Page<>(page.items().stream().map(Activity::view).toList(), page.next());
    }

    private List<Activity> afterCursor(List<UUID> family, List<String> cursor, int count) {
        Instant time = Params.instant("after", cursor.get(0));
        UUID id = Params.uuid("after", cursor.get(1));
        return activities.after(family, Objects.requireNonNull(time), Objects.requireNonNull(id), count);
    }
}
