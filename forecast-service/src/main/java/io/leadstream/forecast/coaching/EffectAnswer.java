package io.leadstream.forecast.coaching;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.coaching.Effect.Compared;
import io.leadstream.forecast.coaching.Effect.Verdict;
import io.leadstream.forecast.cohort.Cohort;
import io.leadstream.forecast.cohort.Success;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Difference;
import io.leadstream.forecast.statistics.Interval;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an action was followed by, as the API shows it. */
@Schema(name = "CoachingEffect")
public record EffectAnswer(
        Instant asOf,
        Freshness freshness,
        UUID actionId,
        @Schema(examples = "rep-7") String whom,
        @Schema(examples = "standard") String pipeline,
        @Schema(examples = "FIT_EVALUATED") String stage,
        @Schema(examples = "PROPOSAL_REVIEWED") String next,

        @Schema(description = "How long each deal had to advance", examples = "P30D")
        String horizon,

        SideView before,
        SideView after,

        @Schema(description = "after less before; absent while a side is empty") @Nullable
        ChangeView change,

        @Schema(description = "All other owners' deals meanwhile")
        OthersView others,

        @Schema(description = "The change beyond that of the others; absent while a side is empty") @Nullable
        BeyondView beyondOthers,

        Verdict verdict) {

    static final String EXAMPLE = """
            {"asOf":"2026-11-27T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-11-28T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "actionId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1c0a01","whom":"rep-7","pipeline":"standard",
             "stage":"FIT_EVALUATED","next":"DECISION_PROCESS_SHARED","horizon":"P30D",
             "before":{"from":"2026-04-02T09:00:00Z","to":"2026-07-02T09:00:00Z","n":80,"k":30,
                       "share":0.375,"low":0.275,"high":0.484},
             "after":{"from":"2026-07-02T09:00:00Z","to":"2026-10-01T09:00:00Z","n":75,"k":45,
                      "share":0.6,"low":0.487,"high":0.706},
             "change":{"difference":0.225,"low":0.066,"high":0.367,"pValue":0.005},
             "others":{"before":{"from":"2026-04-02T09:00:00Z","to":"2026-07-02T09:00:00Z","n":400,"k":220,
                                 "share":0.55,"low":0.501,"high":0.598},
                       "after":{"from":"2026-07-02T09:00:00Z","to":"2026-10-01T09:00:00Z","n":410,"k":230,
                                "share":0.561,"low":0.513,"high":0.608},
                       "change":{"difference":0.011,"low":-0.057,"high":0.079,"pValue":0.75}},
             "beyondOthers":{"difference":0.214,"low":0.041,"high":0.371},
             "verdict":"IMPROVED"}""";

    /** A cohort: k of n advanced in time. */
    @Schema(name = "CoachingSide")
    public record SideView(
            Instant from,
            Instant to,
            long n,
            long k,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(description = "null of none") @Nullable
            Double share,

            @Schema(description = "Jeffreys, 95 %") double low,
            double high) {

        static SideView of(Cohort cohort, Success success) {
            Interval interval = Confidence.DEFAULT.of(success.advanced(), success.entered());
            return new SideView(
                    cohort.from(),
                    cohort.to(),
                    success.entered(),
                    success.advanced(),
                    success.entered() == 0 ? null : (double) success.advanced() / success.entered(),
                    interval.low(),
                    interval.high());
        }
    }

    /** A difference of shares, with Newcombe's interval at 95 %. */
    @Schema(name = "CoachingChange")
    public record ChangeView(double difference, double low, double high, double pValue) {

        static @Nullable ChangeView of(Compared compared) {
            return compared.difference().map(ChangeView::of).orElse(null);
        }

        private static ChangeView of(Difference difference) {
            return new ChangeView(
                    difference.change(),
                    difference.interval().low(),
                    difference.interval().high(),
                    difference.pValue());
        }
    }

    /** The same of everybody else. */
    @Schema(name = "CoachingOthers")
    public record OthersView(
            SideView before, SideView after, @Nullable ChangeView change) {}

    /** A difference of differences, with its interval at 95 %. */
    @Schema(name = "CoachingBeyond")
    public record BeyondView(double difference, double low, double high) {}

    static EffectAnswer of(CoachingAction action, String next, Reading reading, Effect effect) {
        return new EffectAnswer(
                reading.question().asOf(),
                reading.freshness(),
                action.id(),
                action.whom(),
                action.pipeline(),
                action.stage(),
                next,
                "P" + effect.before().horizon().toDays() + "D",
                SideView.of(effect.before(), effect.own().before()),
                SideView.of(effect.after(), effect.own().after()),
                ChangeView.of(effect.own()),
                new OthersView(
                        SideView.of(effect.before(), effect.others().before()),
                        SideView.of(effect.after(), effect.others().after()),
                        ChangeView.of(effect.others())),
                beyond(effect),
                effect.verdict());
    }

    private static @Nullable BeyondView beyond(Effect effect) {
        Difference own = effect.own().difference().orElse(null);
        Difference others = effect.others().difference().orElse(null);
        Interval interval = effect.beyondOthers().orElse(null);
        return own == null || others == null || interval == null
                ? null
                : new BeyondView(own.change() - others.change(), interval.low(), interval.high());
    }
}
