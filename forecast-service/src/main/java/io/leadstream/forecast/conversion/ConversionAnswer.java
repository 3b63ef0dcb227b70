package io.leadstream.forecast.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.reading.CorrectedView;
import io.leadstream.forecast.reading.DifferenceView;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * @param segment the value that the deals share; null for all deals
     * @param segments of a pair, both values
     */
    @Schema(name = "ConversionGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            @Schema(
                    description = "Of a pair: both values by their segments",
                    examples = "{\"product\":\"GTX\",\"region\":\"West\"}")
            @Nullable
            Map<String, String> segments,

            List<StageView> stages,

            @Schema(
                    description =
                            "Rates of the stages after the sale. The last leads to PROMISE_KEPT: the customer said "
                                    + "of every promise of the sale that it was kept; one kept in part or broken is lost")
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

    static ConversionAnswer of(String mode, Reading reading, PipelineConversion figures) {
        return new ConversionAnswer(
                reading.question().asOf(),
                reading.freshness(),
                mode,
                reading.ladder().pipeline(),
                reading.ladder().version(),
                groups(
                        figures.sale(),
                        figures.afterSale(),
                        reading.question().segmentation(),
                        reading.question().confidence()),
                figures.sale().spread().stream()
                        .map(spread -> difference(spread, reading.question().segmentation()))
                        .toList());
    }

    private static DifferenceView difference(Conversion.Spread spread, Segmentation segmentation) {
        String first = segmentation.by();
        if (!segmentation.ofPairs() || first == null) {
            return DifferenceView.of(spread.stage(), null, null, spread.shrinkage());
        }
        String within = spread.within();
        return within == null
                ? DifferenceView.of(spread.stage(), first, null, spread.shrinkage())
                : DifferenceView.of(spread.stage(), segmentation.then(), Map.of(first, within), spread.shrinkage());
    }

    static List<GroupView> groups(
            Conversion sale, Conversion postSale, Segmentation segmentation, Confidence confidence) {
        var groups = new ArrayList<GroupView>();
        sale.groups()
                .forEach((group, rows) -> groups.add(new GroupView(
                        group.name(),
                        segmentation.valuesOf(group),
                        views(rows, confidence),
                        views(postSale.groups().getOrDefault(group, List.of()), confidence))));
        return groups;
    }

    private static List<StageView> views(List<StageConversion> rows, Confidence confidence) {
        return rows.stream().map(row -> StageView.of(row, confidence)).toList();
    }
}
