package io.leadstream.qualification.returns;

import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.ReadModel;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What leads bring for what they cost. */
@Path("/api/returns")
@RunOnVirtualThread
@Tag(name = "Returns")
class ReturnsResource {

    /** Ten years of days; nobody's question is longer. */
    private static final int LONGEST_DAYS = 3660;

    /** By what is asked for. */
    @Schema(name = "ReturnsBy")
    enum By {
        SOURCE,
        SEGMENT,
        LIFECYCLE
    }

    /** What makes segments: lead-service's rules, or one attribute. */
    enum Segment {
        SEGMENT,
        INDUSTRY,
        COUNTRY,
        SIZE_BAND,
        REGION,
        CAMPAIGN
    }

    /** One group in one currency. */
    record MoneyLine(
            @Schema(examples = "EUR") String currency,

            @Schema(description = "Amounts of won deals", examples = "120000.00")
            String revenue,

            @Schema(description = "By the products' margin rates; absent while one has none", examples = "42000.00")
            @Nullable
            String margin,

            @Schema(examples = "8000.00") String cost,
            @Schema(examples = "105.00") @Nullable String marginPerLead,
            @Schema(examples = "20.00") @Nullable String costPerLead,

            @Schema(description = "Won margin ÷ cost; absent without a cost or a margin", examples = "5.2500") @Nullable
            BigDecimal returned) {

        static MoneyLine of(Returns.Line line) {
            return new MoneyLine(
                    line.currency(),
                    line.revenue().toPlainString(),
                    plain(line.margin()),
                    line.cost().toPlainString(),
                    plain(line.marginPerLead()),
                    plain(line.costPerLead()),
                    line.wonPerCost());
        }

        private static @Nullable String plain(@Nullable BigDecimal amount) {
            return amount == null ? null : amount.toPlainString();
        }
    }

    record DealsView(
            @Schema(examples = "9") long won,
            @Schema(examples = "14") long lost,
            @Schema(examples = "3") long open) {}

    /** One group of leads. */
    record GroupView(
            @Schema(description = "Absent for leads of which it is not known", examples = "WEB_FORM") @Nullable
            String key,

            @Schema(examples = "400") long leads,
            DealsView deals,

            @Schema(description = "Won deals among those that came to an end: open ones say nothing yet")
            Interval winRate,

            @Schema(description = "Leads with a won deal among all: a lower bound while deals are open")
            Interval leadsWon,

            List<MoneyLine> money) {

        static GroupView of(Returns.Group group) {
            return new GroupView(
                    group.key().equals(Returns.NONE) ? null : group.key(),
                    group.leads(),
                    new DealsView(
                            group.deals().won(),
                            group.deals().lost(),
                            group.deals().open()),
                    Interval.of(
                            group.deals().won(),
                            group.deals().won() + group.deals().lost()),
                    Interval.of(group.leadsWon(), group.leads()),
                    group.lines().stream().map(MoneyLine::of).toList());
        }
    }

    /** Returns of the leads that were captured in a period. */
    record ReturnsView(
            @Schema(examples = "SOURCE") By by,
            @Schema(examples = "SEGMENT") @Nullable Segment segment,
            @Schema(examples = "2026-01-01") LocalDate from,

            @Schema(description = "Not included", examples = "2026-04-01")
            LocalDate to,

            List<GroupView> groups,

            @Schema(
                    description = "Costs of sources of which no lead was captured, by currency",
                    examples = "{\"EUR\": \"300.00\"}")
            Map<String, String> unallocated,

            Freshness freshness) {}

    private final ReturnsQuery query;
    private final ReadModel readModel;
    private final Clock clock;

    ReturnsResource(ReturnsQuery query, ReadModel readModel, Clock clock) {
        this.query = query;
        this.readModel = readModel;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "Won margin ÷ cost of the leads captured in a period, by source, segment or lifecycle",
            description = "What has become of these leads to this day. A source's cost is divided among the groups by "
                    + "how many of its leads each holds; costs count by the day. Currencies are never mixed. A lead may be"
                    + " in several segments: it counts in each, with its cost, so that these groups do not add up.")
    public ReturnsView read(
            @Parameter(example = "source") @QueryParam("by") @Nullable String by,
            @Parameter(
                            description =
                                    "By which attribute, when by=segment; by the segments of lead-service when absent",
                            example = "country")
                    @QueryParam("segment")
                    @Nullable
                    String segment,
            @Parameter(description = "First day; a year before the end when absent", example = "2026-01-01")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "The day after the last; tomorrow when absent", example = "2026-04-01")
                    @QueryParam("to")
                    @Nullable
                    String to) {
        By asked = Params.choice("by", by, By.class);
        By grouped = asked == null ? By.SOURCE : asked;
        Segment attribute = segmentOf(grouped, Params.choice("segment", segment, Segment.class));
        LocalDate end = day(
                "to", to, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1));
        LocalDate first = day("from", from, end.minusYears(1));
        if (!first.isBefore(end) || first.plusDays(LONGEST_DAYS).isBefore(end)) {
            throw BadInput.of("from", "must be before the end, by at most ten years");
        }
        Freshness freshness = readModel.freshness();
        var report = query.report(
                dimension(grouped, attribute),
                first,
                end,
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                end.atStartOfDay(ZoneOffset.UTC).toInstant());
        return new ReturnsView(
                grouped,
                attribute,
                first,
                end,
                report.groups().stream().map(GroupView::of).toList(),
                plain(report.unallocated()),
                freshness);
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        var plain = new TreeMap<String, String>();
        amounts.forEach((currency, amount) -> plain.put(currency, amount.toPlainString()));
        return plain;
    }

    private static @Nullable Segment segmentOf(By by, @Nullable Segment asked) {
        if (by != By.SEGMENT && asked != null) {
            throw BadInput.of("segment", "goes with by=segment only");
        }
        return by == By.SEGMENT && asked == null ? Segment.SEGMENT : asked;
    }

    private static Dimension dimension(By by, @Nullable Segment segment) {
        return switch (by) {
            case SOURCE -> Dimension.SOURCE;
            case LIFECYCLE -> Dimension.LIFECYCLE;
            case SEGMENT -> Dimension.valueOf(String.valueOf(segment));
        };
    }

    private static LocalDate day(String name, @Nullable String given, LocalDate otherwise) {
        if (given == null) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(given);
            if (day.getYear() >= 1970 && day.getYear() < 3000) {
                return day;
            }
        } catch (DateTimeException e) {
            throw BadInput.of(name, "must be a date such as 2026-01-31");
        }
        throw BadInput.of(name, "must be within the years 1970 to 2999");
    }
}
