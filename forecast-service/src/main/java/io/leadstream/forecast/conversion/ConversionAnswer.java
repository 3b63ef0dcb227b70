package io.leadstream.forecast.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.reading.CorrectedView;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Conversion rates as the API shows them. */
@Schema(name = "ConversionRates")
public record ConversionAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "cohort") String mode,
        @Schema(examples = "standard") String pipeline,
        @Schema(examples = "1") int version,
        List<GroupView> groups,
        List<DifferenceView> differences) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "mode":"cohort","pipeline":"standard","version":1,
             "groups":[{"segment":null,"stages":[
               {"stage":"NEED_CONFIRMED","next":"FIT_EVALUATED","entered":120,"advanced":70,"lost":30,"open":20,
                "transferred":0,"imputed":4,
                "raw":{"rate":0.583,"low":0.494,"high":0.669},
                "resolved":{"rate":0.7,"low":0.606,"high":0.783},
                "corrected":{"rate":0.671,"low":0.577,"high":0.763,"remaining":0.05},
                "shrunk":{"rate":0.692,"low":0.607,"high":0.77},
                "level":0.95,"method":"jeffreys","lowEvidence":false}],"postSale":[]}],
             "differences":[]}""";

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "ConversionGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            List<StageView> stages,

            @Schema(description = "Rates of the stages after the sale")
            List<StageView> postSale) {}

    /** One stage's conversion to the next. */
    @Schema(name = "StageConversion")
    public record StageView(
            @Schema(examples = "NEED_CONFIRMED") String stage,
            @Schema(examples = "FIT_EVALUATED") String next,
            int entered,
            int advanced,
            int lost,

            @Schema(description = "Of the entered, neither advanced nor lost; the transferred are among them")
            int open,

            int transferred,

            @Schema(description = "Of the entered, not seen to enter the stage itself")
            int imputed,

            @Schema(description = "advanced / entered") RateView raw,

            @Schema(description = "advanced / (advanced + lost)")
            RateView resolved,

            CorrectedView corrected,

            @Schema(description = "resolved, drawn towards the parent's; absent while nothing is settled") @Nullable
            RateView shrunk,

            double level,
            String method,
            boolean lowEvidence) {

        static StageView of(StageConversion row, Confidence confidence) {
            Shares shares = row.shares();
            Counts counts = shares.counts();
            return new StageView(
                    row.stage(),
                    row.next(),
                    counts.entered(),
                    counts.advanced(),
                    counts.lost(),
                    counts.open(),
                    counts.transferred(),
                    counts.imputed(),
                    RateView.of(shares.raw()),
                    RateView.of(shares.resolved()),
                    CorrectedView.of(shares),
                    row.shrunk() == null ? null : RateView.of(row.shrunk()),
                    confidence.level(),
                    confidence.method().name().toLowerCase(Locale.ROOT),
                    shares.lowEvidence());
        }
    }

    /** Whether the groups differ at a stage. */
    @Schema(name = "Difference")
    public record DifferenceView(
            String stage,
            int groups,

            @Schema(description = "The share that the groups are shrunk towards")
            double parent,

            @Schema(description = "How many observations that share counts for, 1 to 1000000")
            double strength,

            @Schema(description = "Absent when there are too few groups to tell") @Nullable
            Boolean differ,

            String note) {

        static DifferenceView of(Conversion.Spread spread) {
            return new DifferenceView(
                    spread.stage(),
                    spread.groups(),
                    spread.parent(),
                    spread.strength(),
                    spread.differ(),
                    note(spread.differ()));
        }

        private static String note(@Nullable Boolean differ) {
            if (differ == null) {
                return "too few groups to tell whether they differ";
            }
            return differ
                    ? "the groups differ by more than chance"
                    : "the groups do not differ by more than chance: ranking them would rank noise";
        }
    }

    static ConversionAnswer of(String mode, Reading reading, PipelineConversion figures) {
        return new ConversionAnswer(
                reading.question().asOf(),
                reading.freshness(),
                mode,
                reading.ladder().pipeline(),
                reading.ladder().version(),
                groups(figures.sale(), figures.afterSale(), reading.question().confidence()),
                figures.sale().spread().stream().map(DifferenceView::of).toList());
    }

    static List<GroupView> groups(Conversion sale, Conversion postSale, Confidence confidence) {
        var groups = new ArrayList<GroupView>();
        sale.groups()
                .forEach((group, rows) -> groups.add(new GroupView(
                        group.segment(),
                        views(rows, confidence),
                        views(postSale.groups().getOrDefault(group, List.of()), confidence))));
        return groups;
    }

    private static List<StageView> views(List<StageConversion> rows, Confidence confidence) {
        return rows.stream().map(row -> StageView.of(row, confidence)).toList();
    }
}
