package io.leadstream.lead.attribution;

import io.leadstream.lead.attribution.Report.Attributed;
import io.leadstream.lead.attribution.Report.By;
import io.leadstream.lead.attribution.Report.Group;
import io.leadstream.lead.attribution.Report.Model;
import io.leadstream.lead.attribution.Report.Money;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
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

/** Which sources, media and campaigns bring leads, and which convert them. */
@Path("/api/attribution")
@RunOnVirtualThread
@Tag(name = "Attribution", description = "Credit for leads and conversions, exact")
public class AttributionResource {

    private static final String EXAMPLE = """
            {"by":"CAMPAIGN","model":"LINEAR","leads":3,"conversions":1,"won":1,
             "revenue":[{"amount":"1200.00","currency":"EUR"}],
             "groups":[{"key":"autumn-launch","leads":2.5,"conversions":0.5,"won":0.5,
                        "revenue":[{"amount":"600.00","currency":"EUR"}]},
                       {"leads":0.5,"conversions":0.5,"won":0.5,"revenue":[{"amount":"600.00","currency":"EUR"}]}],
             "others":0}""";

    /**
     * The report.
     *
     * @param leads how many came first in the time asked for
     * @param conversions how many of them became SQL or won
     * @param won how many deals with them are won
     * @param revenue of those deals, by currency
     * @param groups those with the most leads first; without a key what the touches did not say
     * @param others how many groups there are beside those shown
     */
    public record AttributionReport(
            By by,
            Model model,
            @Nullable Instant from,
            @Nullable Instant to,
            BigDecimal leads,
            BigDecimal conversions,
            BigDecimal won,
            List<Money> revenue,
            List<Group> groups,
            int others) {}

    private final Report report;

    AttributionResource(Report report) {
        this.report = report;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Shares of leads, conversions, won deals and their revenue by source, medium or campaign",
            description = "Of the leads whose first touch lies in [from, to). A conversion is the first of: it became "
                    + "SQL, a deal with it was won; it counts for the touches up to then, and so does each won deal "
                    + "with its amount. Leads that were merged are one.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AttributionReport.class),
                            examples = @ExampleObject(name = "report", value = EXAMPLE)))
    public AttributionReport report(
            @QueryParam("by") @Parameter(description = "source (default), medium or campaign") @Nullable String by,
            @QueryParam("model")
                    @Parameter(description = "first (default), last, or linear: all touches alike")
                    @Nullable
                    String model,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Parameter(description = "so many groups, 50 unless given") @Nullable String limit) {
        By grouping = by == null ? By.SOURCE : Params.choice("by", by, By.class);
        Model credited = model == null ? Model.FIRST : Params.choice("model", model, Model.class);
        Instant start = Params.instant("from", from);
        Instant end = Params.instant("to", to);
        if (start != null && end != null && !start.isBefore(end)) {
            throw BadInput.of("to", "must be after from");
        }
        int size = Page.limit(Params.integer("limit", limit));
        if (grouping == null || credited == null) {
            throw new IllegalStateException("a choice that is given is made");
        }
        Attributed found = report.of(grouping, credited, start, end);
        List<Group> shown = found.groups().stream().limit(size).toList();
        return new AttributionReport(
                grouping,
                credited,
                start,
                end,
                found.all().leads(),
                found.all().conversions(),
                found.all().won(),
                found.all().revenue(),
                shown,
                found.groups().size() - shown.size());
    }
}
