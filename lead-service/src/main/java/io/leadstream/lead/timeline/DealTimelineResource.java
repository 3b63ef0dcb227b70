package io.leadstream.lead.timeline;

import io.leadstream.rest.Page;
import io.leadstream.rest.Problem;
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

/** All that happened to one deal and its lead: here, where people's words are kept. */
@Path("/api/deal-timelines")
@RunOnVirtualThread
@Tag(name = "Timeline")
public class DealTimelineResource {

    private final Timeline timeline;

    DealTimelineResource(Timeline timeline) {
        this.timeline = timeline;
    }

    @GET
    @Path("{dealId}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Everything that happened to the deal and to its lead, by its own time",
            description =
                    "The deal's steps, changes, evidence, committee, approvals, hand-overs and promises as pipeline-service"
                            + " tells of them (ref names where their words are), comments on it with who is meant, and what"
                            + " the lead's timeline tells but of its other deals. Oldest first unless order=desc.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "timeline", value = TimelineEntry.DEAL_EXAMPLE)))
    public Page<TimelineEntry> read(@PathParam("dealId") UUID deal, @BeanParam TimelinePage page) {
        if (!timeline.knowsDeal(deal)) {
            throw Problem.notFound("deal " + deal);
        }
        return page.of(timeline, new Timeline.Of.OneDeal(deal));
    }
}
