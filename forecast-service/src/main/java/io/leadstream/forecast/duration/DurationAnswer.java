package io.leadstream.forecast.duration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.history.Spell.Exit;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Durations as the API shows them, in days. */
@Schema(name = "StageDurations", description = "All durations are in days")
public record DurationAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"crm","version":1,
             "groups":[{"segment":null,"stages":[
               {"stage":"ENGAGING","visits":8300,"open":1589,"passThrough":0,"negative":0,
                "latestVisit":{"n":6711,"mean":47.99,"median":45,"p75":85,"p90":104},
                "cumulative":{"n":6711,"mean":47.99,"median":45,"p75":85,"p90":104},
                "firstPassage":{"n":4238,"mean":51.78,"median":57,"p75":88,"p90":106},
                "byExit":{"WON":{"n":4238,"mean":51.78,"median":57,"p75":88,"p90":106},
                          "LOST":{"n":2473,"mean":41.48,"median":14,"p75":79,"p90":100}},
                "medianWithOpen":59}],
               "cycle":{"won":{"n":4238,"mean":51.78,"median":57,"p75":88,"p90":106},
                        "lost":{"n":2473,"mean":41.48,"median":14,"p75":79,"p90":100}}}]}""";

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "DurationGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            List<StageView> stages,

            @Schema(description = "From a deal's beginning to its closing")
            CycleView cycle) {}

    /** How long won sales take, and, apart, lost ones. */
    @Schema(name = "Cycle")
    public record CycleView(
            @Nullable LengthsView won, @Nullable LengthsView lost) {}

    /** Of a sample of durations; absent where there is none. */
    @Schema(name = "Lengths")
    public record LengthsView(
            int n,
            @Schema(examples = "51.78") double mean,
            @Schema(examples = "57") double median,
            double p75,
            double p90) {

        static @Nullable LengthsView of(@Nullable Quantiles quantiles) {
            return quantiles == null
                    ? null
                    : new LengthsView(
                            quantiles.count(), quantiles.mean(), quantiles.median(), quantiles.p75(), quantiles.p90());
        }
    }

    /** One stage's durations. */
    @Schema(name = "StageDuration")
    public record StageView(
            String stage,
            int visits,
            int open,

            @Schema(description = "Visits under 60 s: counted, but out of the quantiles")
            int passThrough,

            @Schema(description = "Visits recorded in reverse order: counted, but out of all durations")
            int negative,

            @Schema(description = "Of each deal's latest ended visit") @Nullable
            LengthsView latestVisit,

            @Schema(description = "Of all ended visits of a deal together") @Nullable
            LengthsView cumulative,

            @Schema(description = "From first reaching the stage to first getting beyond it") @Nullable
            LengthsView firstPassage,

            Map<Exit, LengthsView> byExit,

            @Schema(description = "Kaplan-Meier, open visits censored; absent when more than half last longer")
            @Nullable
            Double medianWithOpen) {

        static StageView of(StageDuration stage) {
            var exits = new EnumMap<Exit, LengthsView>(Exit.class);
            stage.byExit().forEach((exit, quantiles) -> {
                LengthsView lengths = LengthsView.of(quantiles);
                if (lengths != null) {
                    exits.put(exit, lengths);
                }
            });
            return new StageView(
                    stage.stage(),
                    stage.visits(),
                    stage.open(),
                    stage.passThrough(),
                    stage.negative(),
                    LengthsView.of(stage.latest()),
                    LengthsView.of(stage.cumulative()),
                    LengthsView.of(stage.firstPassage()),
                    exits,
                    stage.median());
        }
    }

    static DurationAnswer of(Reading reading, Map<Group, Durations> durations) {
        var groups = new ArrayList<GroupView>();
        durations.forEach((group, figures) -> groups.add(new GroupView(
                group.segment(),
                figures.stages().stream().map(StageView::of).toList(),
                new CycleView(LengthsView.of(figures.won()), LengthsView.of(figures.lost())))));
        return new DurationAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                groups);
    }
}
