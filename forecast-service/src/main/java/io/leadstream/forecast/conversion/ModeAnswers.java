package io.leadstream.forecast.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.messaging.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the modes beside {@code cohort} answer: the same frame, other rows. */
final class ModeAnswers {

    private ModeAnswers() {}

    /** Shares of a fixed horizon. */
    @Schema(name = "FixedWindowRates")
    record FixedWindowAnswer(
            Instant asOf,
            Freshness freshness,
            @Schema(examples = "fixedWindow") String mode,
            @Schema(examples = "P30D") String horizon,
            String pipeline,
            int version,
            List<FixedWindowGroup> groups) {

        static FixedWindowAnswer of(
                Reading reading, Duration horizon, SortedMap<Group, List<FixedWindow.Row>> figures) {
            Confidence confidence = reading.question().confidence();
            var groups = new ArrayList<FixedWindowGroup>();
            figures.forEach((group, rows) -> groups.add(new FixedWindowGroup(
                    group.segment(),
                    rows.stream()
                            .map(row -> FixedWindowStage.of(row, confidence))
                            .toList())));
            return new FixedWindowAnswer(
                    reading.question().asOf(),
                    reading.freshness(),
                    ConversionResource.Mode.FIXED_WINDOW.word(),
                    "P" + horizon.toDays() + "D",
                    reading.ladder().pipeline(),
                    reading.ladder().version(),
                    groups);
        }
    }

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "FixedWindowGroup")
    record FixedWindowGroup(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            List<FixedWindowStage> stages) {}

    /** One stage's share that advanced within the horizon. */
    @Schema(name = "FixedWindowStage")
    record FixedWindowStage(
            String stage,
            String next,

            @Schema(description = "Deals that had the whole horizon: advanced + lost + open")
            int entered,

            int advanced,
            int lost,

            @Schema(description = "Neither advanced nor lost within the horizon")
            int open,

            int imputed,

            @Schema(description = "Deals that entered less than the horizon before asOf; in no other number")
            int notMature,

            @Schema(description = "advanced / entered; its rate is null while none is mature")
            RateView raw,

            double level,
            String method,
            boolean lowEvidence) {

        static FixedWindowStage of(FixedWindow.Row row, Confidence confidence) {
            return new FixedWindowStage(
                    row.stage(),
                    row.next(),
                    row.entered(),
                    row.advanced(),
                    row.lost(),
                    row.open(),
                    row.imputed(),
                    row.notMature(),
                    RateView.of(Rate.of(row.advanced(), row.entered(), confidence)),
                    confidence.level(),
                    confidence.method().name().toLowerCase(Locale.ROOT),
                    Shares.lowEvidence(row.advanced(), row.entered(), confidence));
        }
    }

    /** Throughput by stage. */
    @Schema(name = "FlowRatios")
    record FlowAnswer(
            Instant asOf,
            Freshness freshness,
            @Schema(examples = "flow") String mode,
            String pipeline,
            int version,
            List<FlowGroup> groups) {

        static FlowAnswer of(Reading reading, SortedMap<Group, List<Flow.Row>> figures) {
            var groups = new ArrayList<FlowGroup>();
            figures.forEach((group, rows) -> groups.add(new FlowGroup(
                    group.segment(), rows.stream().map(FlowStage::of).toList())));
            return new FlowAnswer(
                    reading.question().asOf(),
                    reading.freshness(),
                    ConversionResource.Mode.FLOW.word(),
                    reading.ladder().pipeline(),
                    reading.ladder().version(),
                    groups);
        }
    }

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "FlowGroup")
    record FlowGroup(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            List<FlowStage> stages) {}

    /** One stage's throughput. */
    @Schema(name = "FlowStage")
    record FlowStage(
            String stage,
            String next,

            @Schema(description = "First passages of the stage within the window")
            int entered,

            @Schema(description = "First passages of the next stage within the window; for the last stage: won")
            int nextEntered,

            @Schema(description = "nextEntered / entered: throughput, no probability; may exceed 1")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            Double ratio) {

        static FlowStage of(Flow.Row row) {
            return new FlowStage(row.stage(), row.next(), row.entered(), row.nextEntered(), row.ratio());
        }
    }

    /** Where stays led. */
    @Schema(name = "TransitionRates")
    record TransitionAnswer(
            Instant asOf,
            Freshness freshness,
            @Schema(examples = "transition") String mode,
            String pipeline,
            int version,
            List<TransitionGroup> groups) {

        static TransitionAnswer of(Reading reading, SortedMap<Group, Map<String, SortedMap<String, Integer>>> figures) {
            Confidence confidence = reading.question().confidence();
            var groups = new ArrayList<TransitionGroup>();
            figures.forEach(
                    (group, matrix) -> groups.add(new TransitionGroup(group.segment(), stages(matrix, confidence))));
            return new TransitionAnswer(
                    reading.question().asOf(),
                    reading.freshness(),
                    ConversionResource.Mode.TRANSITION.word(),
                    reading.ladder().pipeline(),
                    reading.ladder().version(),
                    groups);
        }

        private static List<TransitionStage> stages(
                Map<String, SortedMap<String, Integer>> matrix, Confidence confidence) {
            Map<String, Map<String, Double>> ends = Absorption.of(matrix);
            return matrix.entrySet().stream()
                    .map(row -> TransitionStage.of(row.getKey(), row.getValue(), ends.get(row.getKey()), confidence))
                    .toList();
        }
    }

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "TransitionGroup")
    record TransitionGroup(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            List<TransitionStage> stages) {}

    /** Where the stays in one stage led. */
    @Schema(name = "TransitionStage")
    record TransitionStage(
            String stage,

            @Schema(description = "Stays that ended within the window")
            int ended,

            List<TransitionTo> to,

            @Schema(
                    description = "Where a deal in this stage ends if stays go on leading where they led, without "
                            + "regard to age: WON, LOST, TRANSFERRED. For what-if alone; absent where no end was seen")
            @Nullable
            Map<String, Double> absorption) {

        static TransitionStage of(
                String stage,
                SortedMap<String, Integer> counts,
                @Nullable Map<String, Double> ends,
                Confidence confidence) {
            int ended = counts.values().stream().mapToInt(Integer::intValue).sum();
            return new TransitionStage(
                    stage,
                    ended,
                    counts.entrySet().stream()
                            .map(to -> new TransitionTo(
                                    to.getKey(), to.getValue(), RateView.of(Rate.of(to.getValue(), ended, confidence))))
                            .toList(),
                    ends);
        }
    }

    /** @param to a stage's key, WON, LOST or TRANSFERRED */
    @Schema(name = "Transition")
    record TransitionTo(@Schema(examples = "LOST") String to, int count, RateView share) {}
}
