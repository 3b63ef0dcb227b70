package io.leadstream.forecast.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.call.CallView;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The roll-up as the API shows it. */
@Schema(name = "RollUp")
public record RollUpAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "2027-Q1") String period,
        Instant from,
        Instant to,
        @Schema(examples = "standard") String pipeline,
        int version,

        @Schema(description = "Of all sums: the one asked for, else that of most deals", examples = "EUR") @Nullable
        String currency,

        @Schema(description = "How many deals have their amount in which currency; sums are of the one alone")
        Map<String, Integer> currencies,

        @Schema(description = "All first, then teams, then owners, by key")
        List<LevelView> levels,

        @Schema(description = "The cursor to pass as after; absent on the last page") @Nullable
        String next) {

    static final String EXAMPLE = """
            {"asOf":"2027-02-10T12:00:00Z",
             "freshness":{"appliedTo":"2027-02-10T12:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "period":"2027-Q1","from":"2027-01-01T00:00:00Z","to":"2027-04-01T00:00:00Z",
             "pipeline":"standard","version":1,"currency":"EUR","currencies":{"EUR":41,"USD":2},
             "levels":[{"scope":"team:emea","name":"EMEA","parent":"all",
               "categories":[
                 {"category":"CLOSED","deals":6,"notSummed":0,"amount":"310000.00",
                  "cumulativeDeals":6,"cumulativeAmount":"310000.00"},
                 {"category":"COMMIT","deals":4,"notSummed":0,"amount":"120000.00",
                  "cumulativeDeals":10,"cumulativeAmount":"430000.00"},
                 {"category":"BEST_CASE","deals":9,"notSummed":1,"amount":"260000.00",
                  "cumulativeDeals":19,"cumulativeAmount":"690000.00"},
                 {"category":"PIPELINE","deals":12,"notSummed":2,"amount":"300000.00",
                  "cumulativeDeals":31,"cumulativeAmount":"990000.00"},
                 {"category":"OMITTED","deals":3,"notSummed":3,"amount":"0.00",
                  "cumulativeDeals":3,"cumulativeAmount":"0.00"}],
               "open":{"deals":25,"notSummed":3,"amount":"680000.00"},
               "overdue":{"deals":2,"notSummed":0,"amount":"45000.00"},
               "undated":{"deals":5,"notSummed":1,"amount":"80000.00"},
               "quota":{"id":"2027-q1-emea","amount":"500000.00","pipeline":"standard","remaining":"190000.00",
                        "attainment":0.62,"coverage":3.5789},
               "submission":{"id":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","person":"manager-1","period":"2027-Q1",
                 "scope":"team:emea","amount":{"amount":"480000.00","currency":"EUR"},"at":"2027-02-08T08:00:00Z",
                 "knownAt":"2027-02-08T08:00:00Z","by":"manager-1","stands":true}}]}""";

    /** An owner, a team, or all. */
    @Schema(name = "RollUpLevel")
    public record LevelView(
            @Schema(description = "all, team:<key> or owner:<person>", examples = "team:emea")
            String scope,

            @Schema(description = "Of a team", examples = "EMEA") @Nullable
            String name,

            @Schema(description = "The level that it adds to; absent for all", examples = "all") @Nullable
            String parent,

            @Schema(description = "The surest first") List<CategoryView> categories,

            @Schema(description = "Commit, best case and pipeline of the period: what coverage goes by")
            LineView open,

            @Schema(description = "Open deals that were expected before the period began; not in the period's sums")
            LineView overdue,

            @Schema(description = "Open deals of which no end is expected; not in the period's sums")
            LineView undated,

            @Nullable QuotaView quota,

            @Schema(description = "The last one by asOf, as it was said: it changes no sum") @Nullable
            CallView submission,

            @Schema(description = "What stood beside the sums at asOf: it changes none of them") @Nullable
            CallView override) {}

    /** The deals of one category, and with them all that are surer. */
    @Schema(name = "RollUpCategory")
    public record CategoryView(
            @Schema(examples = "COMMIT") String category,
            int deals,

            @Schema(description = "How many of the deals have no amount in the currency")
            int notSummed,

            @Schema(examples = "120000.00") String amount,

            @Schema(description = "With all surer categories; of omitted, itself alone")
            int cumulativeDeals,

            @Schema(examples = "430000.00") String cumulativeAmount) {}

    /** Some deals. */
    @Schema(name = "RollUpLine")
    public record LineView(
            int deals,
            int notSummed,
            @Schema(examples = "680000.00") String amount) {}

    /** How far the quota is attained. */
    @Schema(name = "RollUpQuota")
    public record QuotaView(
            String id,
            @Schema(examples = "500000.00") String amount,

            @Schema(description = "Absent where the quota is for the deals of all pipelines") @Nullable
            String pipeline,

            @Schema(description = "Quota less closed, at least 0", examples = "190000.00")
            String remaining,

            @Schema(description = "Closed ÷ quota", examples = "0.62")
            double attainment,

            @Schema(description = "Open of the period ÷ remaining; null once nothing remains", examples = "3.58")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            Double coverage) {}
}
