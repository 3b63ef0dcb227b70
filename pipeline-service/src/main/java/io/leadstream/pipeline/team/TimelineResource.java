package io.leadstream.pipeline.team;

import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All that happened to one deal. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Timeline", description = "All that happened to a deal, in one list")
class TimelineResource {

    private static final String EXAMPLE = """
            {"items": [
               {"id": "00000000-0000-0000-0001-000000000011", "type": "STEP", "at": "2026-11-22T09:30:00Z",
                "by": "rep-7", "detail": {"step": "OPENED", "stage": "NEED_CONFIRMED", "origin": "MANUAL"}},
               {"id": "0198f2a0-0000-7000-8000-0000000000d1", "type": "HAND_OVER", "at": "2026-11-25T14:00:00Z",
                "by": "rep-7", "detail": {"state": "PENDING", "from": "rep-7", "to": "am-3",
                                          "role": "ACCOUNT_MANAGER"}}],
             "next": "MjAyNi0xMS0yNVQxNDowMDowMFo",
             "links": {"complete": "/api/deal-timelines/0198f2a0-0000-7000-8000-00000000000a",
                       "comments": "/api/comments?dealId=0198f2a0-0000-7000-8000-00000000000a",
                       "lead": "/api/leads/0198f2a0-0000-7000-8000-000000000001/timeline"}}""";

    private final DealDesk deals;
    private final Timeline timeline;
    private final FreeText freeText;

    TimelineResource(DealDesk deals, Timeline timeline, FreeText freeText) {
        this.deals = deals;
        this.timeline = timeline;
        this.freeText = freeText;
    }

    @Schema(name = "TimelineOrder")
    private enum Order {
        ASC,
        DESC
    }

    /** @param links where lead-service tells of all this beside comments and the lead's activities, and of each alone */
    record DealTimelinePage(
            List<DealTimelineEntry> items, @Nullable String next, Map<String, String> links) {}

    @GET
    @Path("{id}/timeline")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Everything that happened to the deal, by its own time",
            description =
                    "Its steps, changes, evidence, hand-overs, promises and whatever else this service keeps of it,"
                            + " oldest first unless order=desc. What people wrote is shown to rep, manager and admin alone."
                            + " Comments and what the lead did are lead-service's: links.complete is one list of it all.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealTimelinePage.class),
                            examples = @ExampleObject(name = "timeline", value = EXAMPLE)))
    public DealTimelinePage read(
            @PathParam("id") UUID id,
            @QueryParam("types") @Parameter(description = "such as STEP,EVIDENCE; all when absent") @Nullable
                    String types,
            @QueryParam("from") @Parameter(description = "a time or a date, which counts") @Nullable String from,
            @QueryParam("to") @Parameter(description = "a time or a date, which counts no longer") @Nullable String to,
            @QueryParam("order") @Parameter(description = "asc or desc") @Nullable String order,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        boolean newestFirst = Params.choice("order", order, Order.class) == Order.DESC;
        DealDesk.Present deal = deals.get(id);
        List<DealTimelineEntry> found = timeline.read(new Timeline.Question(
                deal.id(),
                types,
                Params.instant("from", from),
                Params.instant("to", to),
                newestFirst,
                freeText.isForCaller(),
                after == null ? null : position(Cursor.decode(after, 3), newestFirst),
                size + 1));
        Page<DealTimelineEntry> page = Page.of(
                found,
                size,
                last -> Cursor.encode(last.at().toString(), last.id().toString(), Boolean.toString(newestFirst)));
        return new DealTimelinePage(page.items(), page.next(), links(deal));
    }

    /** A cursor says in which direction it goes on. */
    private static Timeline.Position position(List<String> cursor, boolean newestFirst) {
        if (!cursor.get(2).equals(Boolean.toString(newestFirst))) {
            throw BadInput.of("after", "was given by a list in the other order");
        }
        return new Timeline.Position(Cursor.time(cursor.get(0)), Cursor.id(cursor.get(1)));
    }

    private static Map<String, String> links(DealDesk.Present deal) {
        var links = new TreeMap<String, String>();
        links.put("deal", "/api/deals/" + deal.id());
        links.put("complete", "/api/deal-timelines/" + deal.id());
        links.put("comments", "/api/comments?dealId=" + deal.id());
        if (deal.leadId() != null) {
            links.put("lead", "/api/leads/" + deal.leadId() + "/timeline");
        }
        if (deal.companyId() != null) {
            links.put("company", "/api/companies/" + deal.companyId() + "/timeline");
        }
        return links;
    }
}
