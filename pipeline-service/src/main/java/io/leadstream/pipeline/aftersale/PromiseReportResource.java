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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Promises of all deals: which are to be checked, how many were kept. */
@Path("/api/promises")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Promises")
class PromiseReportResource {

    private static final String STATISTICS = """
            {"level": 0.95, "target": {"from": 0.80, "to": 0.85},
             "groups": [
               {"segment": "industry", "value": "MANUFACTURING", "promises": 60, "asked": 50, "answered": 40,
                "kept": 36, "partly": 3, "broken": 1, "noAnswer": 10, "unchecked": 10,
                "keptShare": {"share": 0.9, "low": 0.769482, "high": 0.96042},
                "responseRate": {"share": 0.8, "low": 0.669629, "high": 0.887562},
                "verdict": "ABOVE", "certain": false}]}""";

    private final PromiseReports reports;
    private final Clock clock;

    PromiseReportResource(PromiseReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** How many promises should be kept: more than these shares. */
    @Schema(name = "KeptTarget")
    record Target(double from, double to) {}

    /** @param level of the intervals */
    record PromiseStatistics(double level, Target target, List<PromiseReports.PromiseGroup> groups) {}

    @GET
    @Path("due")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Promises that customers are to be asked about, the longest overdue first",
            description = "Checks are due 6, 9 and 12 months after the purchase; a check for a later month makes an"
                    + " earlier one that was missed idle.")
    public Page<PromiseReports.DueCheck> due(
            @QueryParam("until") @Parameter(description = "due by the end of this day; today when absent") @Nullable
                    String until,
            @QueryParam("seller") @Parameter(description = "who promised") @Nullable String seller,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Instant day = Params.instant("until", until);
        LocalDate last =
                (day == null ? clock.instant() : day).atOffset(ZoneOffset.UTC).toLocalDate();
        return Page.of(
                reports.due(last, seller, position(after), size + 1),
                size,
                due -> Cursor.encode(
                        due.dueOn().toString(), due.promiseId().toString(), Integer.toString(due.month())));
    }

    @GET
    @Path("statistics")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "The share of promises that were kept, against the target of more than 80 to 85 %",
            description = "Of promises of won deals, by what customers said of them last. keptShare = kept / answered,"
                    + " responseRate = answered / asked, both with Wilson intervals. By segment a promise counts in"
                    + " every segment of its deal.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PromiseStatistics.class),
                            examples = @ExampleObject(name = "by segment", value = STATISTICS)))
    public PromiseStatistics statistics(
            @QueryParam("by")
                    @Parameter(description = "segment or seller; all together when absent")
                    @Schema(implementation = PromiseReports.Grouping.class)
                    @Nullable
                    String by,
            @QueryParam("segment")
                    @Parameter(description = "with by=segment: this one alone, such as industry")
                    @Nullable
                    String segment,
            @QueryParam("month") @Parameter(description = "6, 9 or 12: what was said at that checkpoint") @Nullable
                    String month,
            @QueryParam("from") @Parameter(description = "deals won since") @Nullable String from,
            @QueryParam("to") @Parameter(description = "deals won before") @Nullable String to) {
        PromiseReports.Grouping grouping = Params.choice("by", by, PromiseReports.Grouping.class);
        if (segment != null && grouping != PromiseReports.Grouping.SEGMENT) {
            throw BadInput.of("segment", "needs by=segment");
        }
        Integer checkpoint = Params.integer("month", month);
        if (checkpoint != null && !Checkpoint.ALL.contains(new Checkpoint(checkpoint))) {
            throw BadInput.of("month", "must be 6, 9 or 12");
        }
        var question = new PromiseReports.Question(
                grouping, segment, checkpoint, Params.instant("from", from), Params.instant("to", to));
        return new PromiseStatistics(
                0.95, new Target(PromiseTally.TARGET_FROM, PromiseTally.TARGET_TO), reports.statistics(question));
    }

    private static PromiseReports.Position position(@Nullable String after) {
        if (after == null) {
            return PromiseReports.Position.START;
        }
        List<String> parts = Cursor.decode(after, 3);
        return new PromiseReports.Position(
                Cursor.day(parts.get(0)), Cursor.id(parts.get(1)), Cursor.whole(parts.get(2)));
    }
}
