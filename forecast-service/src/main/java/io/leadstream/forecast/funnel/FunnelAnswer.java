package io.leadstream.forecast.funnel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.funnel.Funnel.FunnelStep;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The funnel as the API shows it. */
@Schema(name = "Funnels")
public record FunnelAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        @Schema(examples = "1") int version,

        @Schema(description = "Whose segments are meant", examples = "lead")
        String segmentOf,

        List<GroupView> groups,

        @Schema(description = "Of segments: whether they differ at a step by more than chance; else empty")
        List<DifferenceView> differences) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,"segmentOf":"lead",
             "groups":[{"segment":null,"steps":[
               {"step":"SQL","part":"LEAD","next":"NEED_CONFIRMED","entered":120,"advanced":110,"lost":4,"open":6,
                "transferred":2,"imputed":3,
                "raw":{"rate":0.917,"low":0.857,"high":0.957},
                "resolved":{"rate":0.965,"low":0.919,"high":0.988},
                "corrected":{"rate":0.962,"low":0.91,"high":0.984,"remaining":0.002},
                "fromTop":{"raw":{"rate":0.12,"low":0.101,"high":0.141},
                           "resolved":{"rate":0.15,"low":0.127,"high":0.176},
                           "corrected":{"rate":0.141,"low":0.118,"high":0.166,"remaining":0.08}},
                "level":0.95,"method":"jeffreys","lowEvidence":false}],
               "withoutLead":{"entered":14,"won":3,"lost":5,"open":6}}],
             "differences":[]}""";

    /** @param segment the value that the leads share; null for all leads */
    @Schema(name = "FunnelGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            List<StepView> steps,

            @Schema(description = "Deals that began within the window and that no lead is known for")
            WithoutLeadView withoutLead) {}

    /** Deals without a lead. */
    @Schema(name = "DealsWithoutLead")
    public record WithoutLeadView(
            int entered,
            int won,
            int lost,

            @Schema(description = "Neither won nor lost in this pipeline")
            int open) {}

    /** A step, and how many went on. */
    @Schema(name = "FunnelStep")
    public record StepView(
            @Schema(examples = "SQL") String step,

            @Schema(description = "LEAD, SALE, WON, POST_SALE or PROMISE", examples = "LEAD")
            String part,

            @Schema(
                    description = "Absent of the last step, as is what is told of going on",
                    examples = "NEED_CONFIRMED")
            @Nullable
            String next,

            int entered,
            @Nullable Integer advanced,
            @Nullable Integer lost,

            @Schema(description = "Of the entered, neither advanced nor lost; the transferred are among them") @Nullable
            Integer open,

            @Nullable Integer transferred,

            @Schema(description = "Of the entered, not seen to enter the step itself")
            int imputed,

            @Schema(description = "advanced / entered") @Nullable
            RateView raw,

            @Schema(description = "advanced / (advanced + lost)") @Nullable
            RateView resolved,

            @Nullable CorrectedView corrected,

            @Schema(description = "Of segments: resolved, drawn towards that of all") @Nullable
            RateView shrunk,

            @Schema(description = "The share of all captured; absent of the first step") @Nullable
            SharesView fromTop,

            double level,
            String method,
            boolean lowEvidence) {

        static StepView of(FunnelStep step, Confidence confidence) {
            Shares onward = step.onward();
            Shares fromTop = step.fromTop();
            Counts counts = onward == null ? null : onward.counts();
            boolean low = onward != null ? onward.lowEvidence() : fromTop == null || fromTop.lowEvidence();
            return new StepView(
                    step.key(),
                    step.part(),
                    step.next(),
                    step.entered(),
                    counts == null ? null : counts.advanced(),
                    counts == null ? null : counts.lost(),
                    counts == null ? null : counts.open(),
                    counts == null ? null : counts.transferred(),
                    step.imputed(),
                    onward == null ? null : RateView.of(onward.raw()),
                    onward == null ? null : RateView.of(onward.resolved()),
                    onward == null ? null : CorrectedView.of(onward),
                    step.shrunk() == null ? null : RateView.of(step.shrunk()),
                    fromTop == null ? null : SharesView.of(fromTop),
                    confidence.level(),
                    confidence.method().name().toLowerCase(Locale.ROOT),
                    low);
        }
    }

    /** A share three ways. */
    @Schema(name = "ShareFromTop")
    public record SharesView(RateView raw, RateView resolved, CorrectedView corrected) {
        static SharesView of(Shares shares) {
            return new SharesView(RateView.of(shares.raw()), RateView.of(shares.resolved()), CorrectedView.of(shares));
        }
    }

    static FunnelAnswer of(Reading reading, Funnel.Of of, Funnel funnel) {
        Confidence confidence = reading.question().confidence();
        var groups = new ArrayList<GroupView>();
        funnel.groups()
                .forEach((group, part) -> groups.add(new GroupView(
                        group.segment(),
                        part.steps().stream()
                                .map(step -> StepView.of(step, confidence))
                                .toList(),
                        new WithoutLeadView(
                                part.withoutLead().entered(),
                                part.withoutLead().won(),
                                part.withoutLead().lost(),
                                part.withoutLead().open()))));
        return new FunnelAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                of.name().toLowerCase(Locale.ROOT),
                groups,
                funnel.differences().entrySet().stream()
                        .map(step -> DifferenceView.of(step.getKey(), null, null, step.getValue()))
                        .toList());
    }
}
