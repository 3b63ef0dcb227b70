package io.leadstream.pipeline.aftersale;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How long it takes after the sale, and who is stuck. */
@Path("/api/after-sale")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "After the sale")
class AfterSaleResource {

    private static final String TIMES = """
            {"asOf": "2026-11-28T05:00:00Z",
             "groups": [
               {"name": "standard", "won": 42,
                "reaction": {"measured": 40, "waiting": 2, "medianDays": 1.2, "p80Days": 3.5,
                             "longestWaitingDays": 4.1},
                "implementation": {"measured": 30, "waiting": 8, "medianDays": 12.0, "p80Days": 24.5,
                                   "longestWaitingDays": 31.0},
                "toLive": {"measured": 30, "waiting": 12, "medianDays": 17.5, "p80Days": 33.0,
                           "longestWaitingDays": 44.0}}]}""";

    private final AfterSaleTimes times;
    private final StuckDeals stuck;
    private final Clock clock;

    AfterSaleResource(AfterSaleTimes times, StuckDeals stuck, Clock clock) {
        this.times = times;
        this.stuck = stuck;
        this.clock = clock;
    }

    /** Times by group. */
    record AfterSaleReport(Instant asOf, List<AfterSaleTimes.TimesGroup> groups) {}

    @GET
    @Path("times")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "How long success takes to react, and customers to be live",
            description =
                    "Of deals won in the period whose pipeline goes on after the sale. reaction ends with the first"
                            + " stage after the sale, or the first evidence for one (a meeting, a mail of the customer),"
                            + " whichever came first; implementation is from IMPLEMENTING to LIVE. What is not over is counted"
                            + " as waiting, and in no median.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AfterSaleReport.class),
                            examples = @ExampleObject(name = "by pipeline", value = TIMES)))
    public AfterSaleReport times(
            @QueryParam("by")
                    @Parameter(description = "pipeline, owner or segment; all together when absent")
                    @Schema(implementation = AfterSaleTimes.TimesBy.class)
                    @Nullable
                    String by,
            @QueryParam("segment") @Parameter(description = "with by=segment: its name, such as industry") @Nullable
                    String segment,
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("from") @Parameter(description = "won since") @Nullable String from,
            @QueryParam("to") @Parameter(description = "won before") @Nullable String to) {
        AfterSaleTimes.TimesBy grouping = Params.choice("by", by, AfterSaleTimes.TimesBy.class);
        if ((segment == null) == (grouping == AfterSaleTimes.TimesBy.SEGMENT)) {
            throw BadInput.of("segment", "must be given with by=segment, and with nothing else");
        }
        Instant now = clock.instant();
        var question = new AfterSaleTimes.Question(
                grouping, segment, pipeline, Params.instant("from", from), Params.instant("to", to));
        return new AfterSaleReport(now, times.times(question, now));
    }

    @GET
    @Path("stuck")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Won deals that stay in a step before live for too long, the longest first",
            description = "Too long is longer than 80 % of past deals of the pipeline took (LEARNT), or a configured"
                    + " limit while there are too few. Without stage it was not handed over yet. Imported deals count"
                    + " from their first stage after the sale on. Each is told of once by the event deal.stuck.v1.")
    public Page<StuckDeals.StuckDeal> stuck(
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        var which = new StuckDeals.Which(pipeline, owner, false);
        return Page.of(
                stuck.page(which, position(after), size + 1, clock.instant()),
                size,
                last -> Cursor.encode(last.since().toString(), last.dealId().toString()));
    }

    private static StuckDeals.Position position(@Nullable String after) {
        if (after == null) {
            return StuckDeals.Position.START;
        }
        List<String> parts = Cursor.decode(after, 2);
        return new StuckDeals.Position(Cursor.time(parts.get(0)), Cursor.id(parts.get(1)));
    }
}
