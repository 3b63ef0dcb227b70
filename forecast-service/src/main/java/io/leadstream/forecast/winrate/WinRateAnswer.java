package io.leadstream.forecast.winrate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.CorrectedView;
import io.leadstream.forecast.reading.DifferenceView;
import io.leadstream.forecast.reading.MoneyView;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.table.MainTable;
import io.leadstream.messaging.Freshness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Win rates as the API shows them. */
@MainTable("groups")
@Schema(name = "WinRates")
public record WinRateAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        List<GroupView> groups,

        @Schema(description = "Of a segment or pairs: whether they differ by more than chance") @Nullable
        List<DifferenceView> differences) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"crm","version":1,
             "groups":[{"segment":null,"won":4238,"lost":2473,"open":2089,
               "rate":0.6315,"low":0.6199,"high":0.643,"level":0.95,"method":"jeffreys","lowEvidence":false,
               "byValue":{"rate":0.62,"low":0.605,"high":0.635,"n":6711,"won":{"amount":"10005534.00","currency":"USD"},
                          "lost":{"amount":"6132424.00","currency":"USD"},
                          "meanWon":{"amount":"2360.91","currency":"USD"}},
               "revenue":{"amount":"10005534.00","currency":"USD"},"currencies":[],
               "cohort":{"entered":8800,"won":4238,"lost":2473,"open":2089,"transferred":0,
                 "raw":{"rate":0.482,"low":0.471,"high":0.492},
                 "resolved":{"rate":0.632,"low":0.62,"high":0.643},
                 "corrected":{"rate":0.529,"low":0.518,"high":0.54,"remaining":0.156}},
               "lostAt":{"ENGAGING":2473}}]}""";

    /**
     * @param segment the value that the deals share; null for all deals
     * @param segments of a pair, both values
     */
    @Schema(name = "WinRate")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            @Schema(
                    description = "Of a pair: both values by their segments",
                    examples = "{\"product\":\"GTX\",\"region\":\"West\"}")
            @Nullable
            Map<String, String> segments,

            @Schema(examples = "4238") int won,
            @Schema(examples = "2473") int lost,

            @Schema(description = "Open at asOf, whatever the window", examples = "2089")
            int open,

            @Schema(description = "won / (won + lost); null when both are none", examples = "0.6315")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            Double rate,

            @Schema(examples = "0.6199") double low,
            @Schema(examples = "0.643") double high,
            double level,
            String method,
            boolean lowEvidence,

            @Schema(
                    description =
                            "Of a segment: rate, drawn towards that of all; of a pair towards that of its first value")
            @Nullable
            RateView shrunk,

            @Schema(description = "In the currency of the largest revenue; absent without amounts") @Nullable
            ValueView byValue,

            @Schema(description = "Of the won deals, in the currency of the largest") @Nullable
            MoneyView revenue,

            @Schema(description = "The same for every currency")
            List<ValueView> currencies,

            CohortView cohort,

            @Schema(description = "Lost deals by the stage that they stood in last")
            Map<String, Integer> lostAt) {}

    /** Win rate by value, in one currency. */
    @Schema(name = "ValueRate")
    public record ValueView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Double rate,

            @Schema(description = "Of the interval, at the level and by the method beside it")
            double low,

            double high,

            @Schema(description = "Closed deals with an amount in this currency")
            int n,

            MoneyView won,
            MoneyView lost,

            @Schema(description = "Mean value of a won deal") @Nullable
            MoneyView meanWon) {}

    /** Of the deals that began within the window, how many were won by asOf. */
    @Schema(name = "CohortWinRate")
    public record CohortView(
            int entered,
            int won,
            int lost,

            @Schema(description = "Neither won nor lost; the transferred are among them")
            int open,

            int transferred,
            RateView raw,
            RateView resolved,
            CorrectedView corrected) {}

    static WinRateAnswer of(Reading reading, Map<Group, WinRate> rates) {
        Segmentation segmentation = reading.question().segmentation();
        Confidence confidence = reading.question().confidence();
        Shrunk shrunk = segmentation.by() == null ? null : Shrunk.of(rates, segmentation.ofPairs(), confidence);
        var groups = new ArrayList<GroupView>();
        rates.forEach((group, rate) -> groups.add(group(
                group,
                segmentation.valuesOf(group),
                rate,
                shrunk == null ? null : shrunk.rates().get(group),
                confidence)));
        return new WinRateAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                groups,
                shrunk == null ? null : differences(shrunk, segmentation));
    }

    private static List<DifferenceView> differences(Shrunk shrunk, Segmentation segmentation) {
        var differences = new ArrayList<DifferenceView>();
        String by = segmentation.by();
        differences.add(DifferenceView.of(null, segmentation.ofPairs() ? by : null, null, shrunk.segment()));
        shrunk.within()
                .forEach((first, seconds) -> differences.add(
                        DifferenceView.of(null, segmentation.then(), by == null ? null : Map.of(by, first), seconds)));
        return differences;
    }

    private static GroupView group(
            Group group,
            @Nullable Map<String, String> segments,
            WinRate rate,
            @Nullable Rate shrunk,
            Confidence confidence) {
        List<ValueView> values =
                rate.byValue().stream().map(WinRateAnswer::value).toList();
        ValueView largest = values.isEmpty() ? null : values.getFirst();
        return new GroupView(
                group.name(),
                segments,
                rate.won(),
                rate.lost(),
                rate.open(),
                rate.rate().rate(),
                rate.rate().low(),
                rate.rate().high(),
                confidence.level(),
                confidence.method().name().toLowerCase(Locale.ROOT),
                rate.lowEvidence(),
                shrunk == null ? null : RateView.of(shrunk),
                largest,
                largest == null ? null : largest.won(),
                values,
                cohort(rate),
                rate.lostAt());
    }

    private static ValueView value(WinRate.Value value) {
        BigDecimal mean = value.wonDeals() == 0
                ? null
                : value.won().divide(BigDecimal.valueOf(value.wonDeals()), 2, RoundingMode.HALF_EVEN);
        return new ValueView(
                value.rate().rate(),
                value.rate().low(),
                value.rate().high(),
                value.n(),
                new MoneyView(value.won(), value.currency()),
                new MoneyView(value.lost(), value.currency()),
                mean == null ? null : new MoneyView(mean, value.currency()));
    }

    private static CohortView cohort(WinRate rate) {
        var shares = rate.cohort();
        return new CohortView(
                shares.counts().entered(),
                shares.counts().advanced(),
                shares.counts().lost(),
                shares.counts().open(),
                shares.counts().transferred(),
                RateView.of(shares.raw()),
                RateView.of(shares.resolved()),
                CorrectedView.of(shares));
    }
}
