package io.leadstream.forecast.landing;

import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.table.MainTable;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The open deals' chances to be won by a day, as the API shows them: a page of them, by their ids. */
@Schema(name = "WinProbabilities")
@MainTable("items")
public record WinProbabilityAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,

        @Schema(description = "The day by whose end they are won")
        LocalDate by,

        @Schema(description = "Of all amounts; absent when none is known") @Nullable
        String currency,

        List<DealView> items,

        @Schema(description = "Pass it as after; absent on the last page") @Nullable
        String next) {

    static final String EXAMPLE = """
            {"asOf":"2026-11-15T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-11-16T08:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,"by":"2026-12-31","currency":"USD",
             "items":[{"dealId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","stage":"FIT_EVALUATED","since":"2026-11-03",
               "age":12,"owner":"rep-1","probability":0.214,"low":0.187,"high":0.246,"beyondSupport":false,"delay":0,
               "amount":"12000.00","amountKnown":true,"expectedValue":"2542.10"}],
             "next":"MDE5OQ"}""";

    /** An open deal. */
    @Schema(name = "WinProbability")
    public record DealView(
            String dealId,
            String stage,

            @Schema(description = "When it entered the stage, in UTC")
            LocalDate since,

            @Schema(description = "In the stage, in days") int age,
            @Nullable String owner,

            @Schema(description = "To be won after asOf, by the day asked for")
            double probability,

            @Schema(description = "Of the posterior interval at the level asked for")
            double low,

            double high,

            @Schema(description = "Older in its stage than any deal that left it")
            boolean beyondSupport,

            @Schema(description = "Days by which its legal or budget path shifts it, from past deals")
            int delay,

            @Schema(description = "Its own, or the mean of won deals")
            String amount,

            boolean amountKnown,

            @Schema(description = "probability x E[amount ratio] x amount, to the cent")
            String expectedValue) {}

    /** Why one deal has its chance. */
    @Schema(name = "WinProbabilityExplained")
    @MainTable("weeks")
    public record Explained(
            Instant asOf,
            Freshness freshness,
            String pipeline,
            int version,
            LocalDate by,
            @Nullable String currency,
            double level,
            DealView deal,

            @Schema(description = "Of a deal that is in the same stage since today")
            double fresh,

            @Schema(description = "Of a deal that is in each stage since today, in order")
            List<StepView> chain,

            @Schema(description = "The rates that were used, for each week that the deal stays where it is")
            List<WeekView> weeks,

            @Schema(description = "What would change it") List<ChangeView> changes,

            @Schema(description = "What hazards of winning are multiplied by, so that past forecasts would have met")
            double levelFactor,

            @Schema(description = "Past stays that tell the rates")
            long stays) {

        static final String EXAMPLE = """
                {"asOf":"2026-11-15T23:59:59.999999Z",
                 "freshness":{"appliedTo":"2026-11-16T08:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
                 "pipeline":"standard","version":1,"by":"2026-12-31","currency":"USD","level":0.95,
                 "deal":{"dealId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","stage":"FIT_EVALUATED","since":"2026-11-03",
                   "age":12,"owner":"rep-1","probability":0.214,"low":0.187,"high":0.246,"beyondSupport":false,"delay":0,
                   "amount":"12000.00","amountKnown":true,"expectedValue":"2542.10"},
                 "fresh":0.258,"chain":[{"stage":"FIT_EVALUATED","probability":0.258}],
                 "weeks":[{"from":"2026-11-16","fromAge":13,"atRisk":412.5,"won":0.012,"lost":0.051,
                   "moved":{"DECISION_PROCESS_SHARED":0.11}}],
                 "changes":[{"change":"MOVES","stage":"DECISION_PROCESS_SHARED","probability":0.402,"difference":0.188},
                   {"change":"WAITS","days":14,"probability":0.121,"difference":-0.093}],
                 "levelFactor":0.91,"stays":8300}""";
    }

    /** A stage and the chance of a deal that is new in it. */
    @Schema(name = "WinProbabilityStep")
    public record StepView(String stage, double probability) {}

    /** A week in the deal's stage. */
    @Schema(name = "WinProbabilityWeek")
    public record WeekView(
            LocalDate from,

            @Schema(description = "Age in the stage on that day")
            int fromAge,

            @Schema(description = "Deals at risk at that age, weighted by recency")
            double atRisk,

            @Schema(description = "Of those still there, the share won within the week")
            double won,

            double lost,
            @Schema(description = "By the stage moved to") Map<String, Double> moved) {}

    /** What would change the chance: a move today, or days of waiting. */
    @Schema(name = "WinProbabilityChange")
    public record ChangeView(
            @Schema(enumeration = {"MOVES", "WAITS"}) String change,
            @Nullable String stage,
            @Nullable Integer days,
            double probability,
            @Schema(description = "To the chance as it is") double difference) {}

    static WinProbabilityAnswer of(
            Reading reading, LocalDate by, @Nullable String currency, List<DealView> items, @Nullable String next) {
        return new WinProbabilityAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                by,
                currency,
                items,
                next);
    }
}
