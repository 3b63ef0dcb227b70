package io.leadstream.lead.timeline;

import io.leadstream.lead.card.Cards;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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

/** All that happened to one lead. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Timeline")
public class TimelineResource {

    enum Order {
        ASC,
        DESC
    }

    private final Cards cards;
    private final Timeline timeline;

    TimelineResource(Cards cards, Timeline timeline) {
        this.cards = cards;
        this.timeline = timeline;
    }

    @GET
    @Path("{id}/timeline")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Everything that happened to the lead, by its own time",
            description = "Captures, changes field by field, activities, comments, hand-overs, scores, lifecycle steps "
                    + "and the steps of its deals, oldest first unless order=desc.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "timeline", value = TimelineEntry.EXAMPLE)))
    public Page<TimelineEntry> read(
            @PathParam("id") UUID leadId,
            @QueryParam("types") @Parameter(description = "such as ACTIVITY,CHANGE; all when absent") @Nullable
                    String types,
            @QueryParam("from") @Parameter(description = "a time or a date, which counts") @Nullable String from,
            @QueryParam("to") @Parameter(description = "a time or a date, which counts no longer") @Nullable String to,
            @QueryParam("order") @Parameter(description = "asc or desc") @Nullable String order,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        cards.requireExisting(leadId);
        int size = Page.limit(Params.integer("limit", limit));
        boolean newestFirst = Params.choice("order", order, Order.class) == Order.DESC;
        List<TimelineEntry> found = timeline.read(new Timeline.Question(
                leadId,
                timeline.sources(types),
                Params.instant("from", from),
                Params.instant("to", to),
                newestFirst,
                after == null ? null : position(Cursor.decode(after, 3), newestFirst),
                size + 1));
        return Page.of(
                found,
                size,
                last -> Cursor.encode(last.at().toString(), last.id().toString(), Boolean.toString(newestFirst)));
    }

    /** A cursor says in which direction it goes on. */
    private static Timeline.Position position(List<String> cursor, boolean newestFirst) {
        if (!cursor.get(2).equals(Boolean.toString(newestFirst))) {
            throw BadInput.of("after", "was given by a list in the other order");
        }
        return new Timeline.Position(
                Objects.requireNonNull(Params.instant("after", cursor.get(0))),
                Objects.requireNonNull(Params.uuid("after", cursor.get(1))));
    }
}
