package io.leadstream.forecast.velocity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.MoneyView;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Bounds;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Moments;
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

/** Sales velocity as the API shows it. */
@MainTable("groups.currencies")
@Schema(name = "SalesVelocity")
public record VelocityAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,

        @Schema(description = "The period's start; where none was asked for, that of the quarter")
        Instant from,

        @Schema(description = "The period's end, not included; absent when it ends with asOf") @Nullable
        Instant to,

        @Schema(description = "Always diagnostic: it is never fed into a forecast", examples = "diagnostic")
        String purpose,

        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2017-12-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"crm","version":1,"from":"2017-10-01T00:00:00Z","purpose":"diagnostic",
             "groups":[{"segment":null,"currencies":[{"currency":"USD",
               "perDay":{"amount":"61840.22","currency":"USD"},
               "low":{"amount":"58012.70","currency":"USD"},"high":{"amount":"65920.29","currency":"USD"},
               "open":2300,"won":1196,"lost":790,"winRate":{"rate":0.602,"low":0.581,"high":0.623},
               "meanWon":{"amount":"2343.22","currency":"USD"},
               "meanWonLow":{"amount":"2199.81","currency":"USD"},"meanWonHigh":{"amount":"2486.63","currency":"USD"},
               "revenue":{"amount":"2802496","currency":"USD"},
               "cycle":{"n":1196,"meanDays":52.4,"low":50.1,"high":54.7},
               "withoutAmount":3090,"level":0.95,"method":"jeffreys","lowEvidence":false}]}]}""";

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "VelocityGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            @Schema(description = "The one of the largest revenue first")
            List<CurrencyView> currencies) {}

    /** Velocity in one currency, with its four factors. */
    @Schema(name = "Velocity")
    public record CurrencyView(
            @Schema(description = "Absent when no deal has an amount") @Nullable
            String currency,

            @Schema(description = "open x winRate x meanWon / cycle; absent unless a deal was won, and took time")
            @Nullable
            MoneyView perDay,

            @Schema(description = "Of the interval of perDay, the number of open deals being known") @Nullable
            MoneyView low,

            @Nullable MoneyView high,

            @Schema(description = "Open at the period's start: the first factor")
            int open,

            @Schema(description = "Within the period, by closing date")
            int won,

            int lost,

            @Schema(description = "won / (won + lost): the second factor")
            RateView winRate,

            @Schema(description = "Of the won deals with an amount: the third factor") @Nullable
            MoneyView meanWon,

            @Nullable MoneyView meanWonLow,
            @Nullable MoneyView meanWonHigh,

            @Schema(description = "Of the won deals, exact") @Nullable
            MoneyView revenue,

            @Schema(description = "From beginning to winning: the fourth factor") @Nullable
            CycleView cycle,

            @Schema(description = "Open or closed deals without an amount, taken to be in this currency")
            int withoutAmount,

            double level,

            @Schema(description = "Of the win rate's interval; those of means are Student's")
            String method,

            boolean lowEvidence) {}

    /** Mean length of won sales. */
    @Schema(name = "MeanCycle")
    public record CycleView(
            int n,
            double meanDays,
            @Nullable Double low,
            @Nullable Double high) {}

    static VelocityAnswer of(Reading reading, Map<Group, List<Velocity>> velocities) {
        Confidence confidence = reading.question().confidence();
        PeriodAsked period = PeriodAsked.of(reading.question());
        var groups = new ArrayList<GroupView>();
        velocities.forEach((group, byCurrency) -> groups.add(new GroupView(
                group.segment(),
                byCurrency.stream().map(velocity -> view(velocity, confidence)).toList())));
        return new VelocityAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                period.from(),
                period.to(),
                "diagnostic",
                groups);
    }

    private static CurrencyView view(Velocity velocity, Confidence confidence) {
        String currency = velocity.currency();
        Bounds between = velocity.perDayBetween();
        Bounds value = velocity.values().ofMean(confidence.level());
        return new CurrencyView(
                currency,
                money(velocity.perDay(), currency),
                money(between == null ? null : between.low(), currency),
                money(between == null ? null : between.high(), currency),
                velocity.open(),
                velocity.won(),
                velocity.lost(),
                RateView.of(velocity.winRate()),
                meanWon(velocity),
                money(value == null ? null : value.low(), currency),
                money(value == null ? null : value.high(), currency),
                currency == null ? null : new MoneyView(velocity.revenue(), currency),
                cycle(velocity.cycles(), confidence),
                velocity.withoutAmount(),
                confidence.level(),
                confidence.method().name().toLowerCase(Locale.ROOT),
                velocity.lowEvidence());
    }

    private static @Nullable MoneyView meanWon(Velocity velocity) {
        String currency = velocity.currency();
        return currency == null || velocity.values().n() == 0
                ? null
                : new MoneyView(
                        velocity.revenue()
                                .divide(BigDecimal.valueOf(velocity.values().n()), 2, RoundingMode.HALF_EVEN),
                        currency);
    }

    private static @Nullable MoneyView money(@Nullable Double amount, @Nullable String currency) {
        return amount == null || currency == null ? null : MoneyView.ofEstimate(amount, currency);
    }

    private static @Nullable CycleView cycle(Moments cycles, Confidence confidence) {
        Bounds mean = cycles.ofMean(confidence.level());
        return cycles.n() == 0
                ? null
                : new CycleView(
                        Math.toIntExact(cycles.n()),
                        cycles.mean(),
                        mean == null ? null : Math.max(0, mean.low()),
                        mean == null ? null : mean.high());
    }
}
