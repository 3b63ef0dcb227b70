package io.leadstream.forecast.survival;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.CompetingRisks.Point;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"crm","version":1,"stage":"ENGAGING","horizon":"P30D",
             "groups":[{"segment":null,"entered":8300,"advance":0.2473,"low":0.2376,"high":0.2574,
               "lost":0.184,"remaining":0.5687,
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

            @Schema(description = "Share that was still there")
            double remaining,

            @Schema(description = "The shares by age in days, a point for each age with an event")
            List<Point> curve) {}

    static SurvivalAnswer of(
            Reading reading, String stage, long horizon, @Nullable Long age, Map<Group, Survival> figures) {
        var groups = new ArrayList<GroupView>();
        figures.forEach((group, survival) -> groups.add(new GroupView(
                group.segment(),
                survival.counts().entered(),
                survival.advance(),
                survival.interval().low(),
                survival.interval().high(),
                survival.lost(),
                survival.remaining(),
                survival.curve())));
        return new SurvivalAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                stage,
                "P" + horizon + "D",
                age,
                groups);
    }
}
