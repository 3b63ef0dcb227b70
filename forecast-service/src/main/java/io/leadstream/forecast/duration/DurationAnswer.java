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
