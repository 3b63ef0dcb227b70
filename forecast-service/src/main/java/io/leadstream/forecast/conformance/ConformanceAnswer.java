package io.leadstream.forecast.conformance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.conformance.Conformance.Frequency;
import io.leadstream.forecast.conformance.Conformance.OfStage;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Bounds;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Contingency;
import io.leadstream.forecast.statistics.Interval;
import io.leadstream.forecast.table.MainTable;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Conformance as the API shows it. */
@MainTable("groups.stages")
@Schema(name = "Conformance")
public record ConformanceAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,
             "groups":[{"segment":null,"deals":480,"level":0.95,"method":"jeffreys",
               "skips":{"events":96,"deals":80,"of":480,"per100":20,"share":{"rate":0.167,"low":0.135,"high":0.202}},
               "backMoves":{"events":48,"deals":41,"of":480,"per100":10,"share":{"rate":0.085,"low":0.063,"high":0.113}},
               "reentries":{"events":45,"deals":40,"of":480,"per100":9.4,"share":{"rate":0.083,"low":0.061,"high":0.11}},
               "conforming":{"deals":360,"endings":{"won":120,"lost":180,"open":60,"transferred":0},
                 "winRate":{"rate":0.4,"low":0.346,"high":0.456},"lowEvidence":false},
               "deviating":{"deals":120,"endings":{"won":28,"lost":72,"open":20,"transferred":0},
                 "winRate":{"rate":0.28,"low":0.199,"high":0.373},"lowEvidence":false},
               "comparison":{"difference":0.12,"low":0.012,"high":0.217,"chiSquared":4.64,"pValue":0.031,"differ":true,
                 "note":"conforming and deviating deals are won in different proportions; that is no cause"},
               "stages":[{"stage":"FIT_EVALUATED",
                 "skips":{"events":40,"deals":40,"of":410,"per100":9.8,"share":{"rate":0.098,"low":0.072,"high":0.129}},
                 "backMoves":{"events":18,"deals":17,"of":370,"per100":4.9,
                   "share":{"rate":0.046,"low":0.028,"high":0.071}},
                 "reentries":{"events":12,"deals":11,"of":370,"per100":3.2,
                   "share":{"rate":0.03,"low":0.016,"high":0.051}}}]}]}""";

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "ConformanceGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            @Schema(description = "That began within the window: conforming + deviating")
            int deals,

            double level,
            String method,
            FrequencyView skips,
            FrequencyView backMoves,
            FrequencyView reentries,

            @Schema(description = "Without skip, back-move or re-entry")
            PartView conforming,

            PartView deviating,
            ComparisonView comparison,

            @Schema(description = "Up to the close, in their order")
            List<StageView> stages) {}

    /** How often something happened. */
    @Schema(name = "DeviationFrequency")
    public record FrequencyView(
            int events,

            @Schema(description = "To which it happened, once or more")
            int deals,

            @Schema(
                    description = "All deals; of a stage: those that passed it, or for back-moves and re-entries stood "
                            + "in it")
            int of,

            @Schema(description = "events per 100 of them; absent without any") @Nullable
            Double per100,

            @Schema(description = "deals / of") RateView share) {

        static FrequencyView of(Frequency frequency, Confidence confidence) {
            return new FrequencyView(
                    frequency.events(),
                    frequency.deals(),
                    frequency.of(),
                    frequency.per100(),
                    RateView.of(Rate.of(frequency.deals(), frequency.of(), confidence)));
        }
    }

    /** Deals that conform, or that deviate. */
    @Schema(name = "ConformancePart")
    public record PartView(
            int deals,
            VariantsAnswer.EndingsView endings,

            @Schema(description = "won / (won + lost)") RateView winRate,

            boolean lowEvidence) {

        static PartView of(Endings endings, Confidence confidence) {
            return new PartView(
                    endings.all(),
                    VariantsAnswer.EndingsView.of(endings),
                    RateView.of(Rate.of(endings.won(), endings.closed(), confidence)),
                    Shares.lowEvidence(endings.won(), endings.closed(), confidence));
        }
    }

    /** Win rates of conforming against deviating deals. */
    @Schema(name = "ConformanceComparison")
    public record ComparisonView(
            @Schema(description = "Of the win rates, conforming - deviating; absent unless both are known") @Nullable
            Double difference,

            @Schema(description = "Of the interval of difference, by Newcombe") @Nullable
            Double low,

            @Nullable Double high,

            @Schema(description = "Pearson's; absent when there are too few closed deals") @Nullable
            Double chiSquared,

            @Nullable Double pValue,

            @Schema(description = "At 5 %; absent without a test") @Nullable
            Boolean differ,

            String note) {

        static ComparisonView of(Conformance conformance, Confidence confidence) {
            Contingency test = conformance.test();
            Rate one = rate(conformance.conforming(), confidence);
            Rate other = rate(conformance.deviating(), confidence);
            Double conforming = one.rate();
            Double deviating = other.rate();
            Bounds between = conforming == null || deviating == null
                    ? null
                    : Bounds.ofDifference(
                            conforming,
                            new Interval(one.low(), one.high()),
                            deviating,
                            new Interval(other.low(), other.high()));
            return new ComparisonView(
                    conforming == null || deviating == null ? null : conforming - deviating,
                    between == null ? null : between.low(),
                    between == null ? null : between.high(),
                    test == null ? null : test.chiSquared(),
                    test == null ? null : test.pValue(),
                    test == null ? null : test.differ(),
                    note(test));
        }

        private static Rate rate(Endings endings, Confidence confidence) {
            return Rate.of(endings.won(), endings.closed(), confidence);
        }

        private static String note(@Nullable Contingency test) {
            if (test == null) {
                return "too few closed deals to tell whether conforming and deviating ones differ";
            }
            return test.differ()
                    ? "conforming and deviating deals are won in different proportions; that is no cause"
                    : "conforming and deviating deals do not differ by more than chance";
        }
    }

    /** One stage's deviations. */
    @Schema(name = "StageConformance")
    public record StageView(
            String stage,

            @Schema(description = "Absent before the sale, where nothing is passed") @Nullable
            FrequencyView skips,

            @Schema(description = "Away from it") FrequencyView backMoves,

            @Schema(description = "To it again") FrequencyView reentries) {

        static StageView of(OfStage stage, Confidence confidence) {
            return new StageView(
                    stage.stage(),
                    stage.skips() == null ? null : FrequencyView.of(stage.skips(), confidence),
                    FrequencyView.of(stage.backMoves(), confidence),
                    FrequencyView.of(stage.reentries(), confidence));
        }
    }

    static ConformanceAnswer of(Reading reading, Map<Group, Conformance> figures) {
        Confidence confidence = reading.question().confidence();
        var groups = new ArrayList<GroupView>();
        figures.forEach((group, conformance) -> groups.add(group(group, conformance, confidence)));
        return new ConformanceAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                groups);
    }

    private static GroupView group(Group group, Conformance conformance, Confidence confidence) {
        return new GroupView(
                group.segment(),
                conformance.conforming().all() + conformance.deviating().all(),
                confidence.level(),
                confidence.method().name().toLowerCase(Locale.ROOT),
                FrequencyView.of(conformance.skips(), confidence),
                FrequencyView.of(conformance.backMoves(), confidence),
                FrequencyView.of(conformance.reentries(), confidence),
                PartView.of(conformance.conforming(), confidence),
                PartView.of(conformance.deviating(), confidence),
                ComparisonView.of(conformance, confidence),
                conformance.stages().stream()
                        .map(stage -> StageView.of(stage, confidence))
                        .toList());
    }
}
