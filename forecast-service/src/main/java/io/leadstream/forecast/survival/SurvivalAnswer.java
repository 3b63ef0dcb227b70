package io.leadstream.forecast.survival;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.CompetingRisks.Point;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Survival in a stage as the API shows it. */
@Schema(name = "SurvivalRates")
public record SurvivalAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        @Schema(examples = "FIT_EVALUATED") String stage,
        @Schema(examples = "P30D") String horizon,

        @Schema(description = "As asked for: of those still open at this age; absent for all") @Nullable
        Long age,

        @Schema(description = "Of all deals, as in the only group; absent when a segment is asked for") @Nullable
        Double advance,

        @Schema(description = "Of all deals; absent when a segment is asked for") @Nullable
        Double lost,

        @Schema(description = "Of all deals; absent when a segment is asked for") @Nullable
        Double remaining,

        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"crm","version":1,"stage":"ENGAGING","horizon":"P30D",
             "advance":0.2473,"lost":0.184,"remaining":0.5687,
             "groups":[{"segment":null,"entered":8300,"advance":0.2473,"low":0.2376,"high":0.2574,
               "lost":0.184,"lostLow":0.1752,"lostHigh":0.1931,"remaining":0.5687,
               "counts":{"entered":8300,"advanced":4238,"lost":2473,"open":1589,"transferred":0,"imputed":0},
               "supportDays":138,"beyondSupport":false,"openBeyondSupport":412,
               "level":0.95,"method":"jeffreys","lowEvidence":false,
               "curve":[{"age":1,"atRisk":7115,"advance":0.013,"lost":0.014,"remaining":0.973}]}]}""";

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "Survival")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            int entered,

            @Schema(description = "Share that went on (from the last stage: was won) within the horizon")
            double advance,

            @Schema(description = "Of the interval of advance")
            double low,

            double high,
            @Schema(description = "Share that was lost") double lost,

            @Schema(description = "Of the interval of lost") double lostLow,

            double lostHigh,

            @Schema(description = "Share that was still there")
            double remaining,

            CountsView counts,

            @Schema(description = "The greatest age at which a deal advanced or was lost; absent when none was")
            @Nullable
            Long supportDays,

            @Schema(description = "The age asked for is greater: nothing is known of it")
            boolean beyondSupport,

            @Schema(description = "Open deals older than supportDays, the transferred among them")
            int openBeyondSupport,

            double level,

            @Schema(description = "Of an interval at 0 or 1; else it is Aalen's, on the complementary log-log scale")
            String method,

            boolean lowEvidence,

            @Schema(description = "The shares by age in days, a point for each age with an event")
            List<Point> curve) {}

    /** What became of the deals that entered, by asOf. */
    @Schema(name = "SurvivalCounts", description = "By asOf, whatever the horizon: entered = advanced + lost + open")
    public record CountsView(int entered, int advanced, int lost, int open, int transferred, int imputed) {
        static CountsView of(Counts counts) {
            return new CountsView(
                    counts.entered(),
                    counts.advanced(),
                    counts.lost(),
                    counts.open(),
                    counts.transferred(),
                    counts.imputed());
        }
    }

    static SurvivalAnswer of(
            Reading reading, String stage, long horizon, @Nullable Long age, Map<Group, Survival> figures) {
        var groups = new ArrayList<GroupView>();
        figures.forEach((group, survival) ->
                groups.add(group(group, survival, reading.question().confidence())));
        GroupView all = reading.question().segmentation().by() == null ? groups.getFirst() : null;
        return new SurvivalAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                stage,
                "P" + horizon + "D",
                age,
                all == null ? null : all.advance(),
                all == null ? null : all.lost(),
                all == null ? null : all.remaining(),
                groups);
    }

    private static GroupView group(Group group, Survival survival, Confidence confidence) {
        return new GroupView(
                group.segment(),
                survival.counts().entered(),
                survival.advance(),
                survival.interval().low(),
                survival.interval().high(),
                survival.lost(),
                survival.intervalOfLost().low(),
                survival.intervalOfLost().high(),
                survival.remaining(),
                CountsView.of(survival.counts()),
                survival.support(),
                survival.beyondSupport(),
                survival.openBeyondSupport(),
                confidence.level(),
                confidence.method().name().toLowerCase(Locale.ROOT),
                survival.lowEvidence(),
                survival.curve());
    }
}
