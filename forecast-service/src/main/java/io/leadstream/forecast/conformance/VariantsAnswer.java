package io.leadstream.forecast.conformance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.conformance.Variants.Variant;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.table.MainTable;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Variants as the API shows them. */
@MainTable("groups.variants")
@Schema(name = "Variants")
public record VariantsAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,
             "groups":[{"segment":null,"deals":480,"paths":37,"others":61,"complete":true,
               "note":"all paths were counted","level":0.95,"method":"jeffreys",
               "variants":[{"path":["NEED_CONFIRMED","FIT_EVALUATED","NEED_CONFIRMED","PROPOSAL_REVIEWED"],"cut":false,
                 "skipped":["DECISION_PROCESS_SHARED"],"backMoves":1,"reentries":1,
                 "deals":52,"share":{"rate":0.108,"low":0.083,"high":0.138},
                 "endings":{"won":9,"lost":31,"open":12,"transferred":0},
                 "winRate":{"rate":0.225,"low":0.117,"high":0.37},"lowEvidence":false,
                 "medianDaysWon":48.5,"medianDaysLost":39}]}]}""";

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "VariantsGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            @Schema(description = "That began within the window")
            int deals,

            @Schema(description = "Different ones; absent when there were too many to count them all") @Nullable
            Integer paths,

            @Schema(description = "Deals whose path is not among the variants told")
            int others,

            @Schema(description = "No path left out can be more frequent than one that is told")
            boolean complete,

            String note,
            double level,
            String method,

            @Schema(description = "The most frequent first") List<VariantView> variants) {}

    /** One path, and what became of the deals on it. */
    @Schema(name = "Variant")
    public record VariantView(
            @Schema(description = "The stages stood in up to the close, in order")
            List<String> path,

            @Schema(description = "Longer than 30 stages, of which the first are here")
            boolean cut,

            @Schema(description = "Stages that it passes over, before its first stage too")
            List<String> skipped,

            int backMoves,
            int reentries,
            int deals,

            @Schema(description = "Of the deals that began within the window")
            RateView share,

            EndingsView endings,

            @Schema(description = "won / (won + lost)") RateView winRate,

            boolean lowEvidence,

            @Schema(description = "From beginning to winning; absent without won deals") @Nullable
            Double medianDaysWon,

            @Nullable Double medianDaysLost) {}

    /** How deals ended by asOf, or that they had not. */
    @Schema(name = "Endings")
    public record EndingsView(int won, int lost, int open, int transferred) {
        static EndingsView of(Endings endings) {
            return new EndingsView(endings.won(), endings.lost(), endings.open(), endings.transferred());
        }
    }

    static VariantsAnswer of(Reading reading, Map<Group, Variants> figures) {
        Confidence confidence = reading.question().confidence();
        var groups = new ArrayList<GroupView>();
        figures.forEach((group, variants) -> groups.add(group(group, variants, reading.ladder(), confidence)));
        return new VariantsAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                groups);
    }

    private static GroupView group(Group group, Variants variants, Ladder ladder, Confidence confidence) {
        int told = variants.top().stream()
                .mapToInt(variant -> variant.endings().all())
                .sum();
        return new GroupView(
                group.segment(),
                variants.deals(),
                variants.ways(),
                variants.deals() - told,
                variants.complete(),
                note(variants),
                confidence.level(),
                confidence.method().name().toLowerCase(Locale.ROOT),
                variants.top().stream()
                        .map(variant -> variant(variant, variants.deals(), ladder, confidence))
                        .toList());
    }

    private static String note(Variants variants) {
        if (variants.ways() != null) {
            return "all paths were counted";
        }
        return variants.complete()
                ? "there were too many paths to count them all; the most frequent are exact"
                : "there were too many paths to count them all: one left out may be as frequent as the last of these";
    }

    private static VariantView variant(Variant variant, int deals, Ladder ladder, Confidence confidence) {
        Endings endings = variant.endings();
        Way.Marks marks = variant.way().marks(ladder);
        return new VariantView(
                variant.way().stages(),
                variant.way().cut(),
                marks.skipped(),
                marks.backMoves(),
                marks.reentries(),
                endings.all(),
                RateView.of(Rate.of(endings.all(), deals, confidence)),
                EndingsView.of(endings),
                RateView.of(Rate.of(endings.won(), endings.closed(), confidence)),
                Shares.lowEvidence(endings.won(), endings.closed(), confidence),
                variant.won() == null ? null : variant.won().median(),
                variant.lost() == null ? null : variant.lost().median());
    }
}
