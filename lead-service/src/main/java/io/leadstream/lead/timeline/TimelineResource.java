package io.leadstream.lead.timeline;

import io.leadstream.lead.card.Cards;
import io.leadstream.rest.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All that happened to one lead. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Timeline")
public class TimelineResource {

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
            description =
                    "Captures, changes field by field, assignments, merges, activities, notes, comments, hand-overs, "
                            + "scores, lifecycle steps and the steps of its deals, oldest first unless order=desc.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "timeline", value = TimelineEntry.EXAMPLE)))
    public Page<TimelineEntry> read(@PathParam("id") UUID leadId, @BeanParam TimelinePage page) {
        cards.requireExisting(leadId);
        return page.of(timeline, new Timeline.Of.OneLead(leadId));
    }
}
