package io.leadstream.forecast.stagetowon;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.CorrectedView;
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

/** Shares won by stage and month, as the API shows them. */
@Schema(name = "StageToWonRates")
public record StageToWonAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,
             "groups":[{"segment":null,"stages":[
               {"stage":"FIT_EVALUATED","months":"consistent","pValue":0.41,"monthsCompared":3,
                "level":0.95,"method":"jeffreys",
                "ever":{"passed":300,"won":63,"lost":200,"open":37,"transferred":0,
                  "raw":{"rate":0.21,"low":0.167,"high":0.259},"resolved":{"rate":0.24,"low":0.191,"high":0.294},
                  "corrected":{"rate":0.23,"low":0.182,"high":0.284,"remaining":0.04},"lowEvidence":false},
                "byMonth":[{"month":"2026-03",
                  "withinMonth":{"passed":100,"won":21,"lost":40,"open":39,"transferred":0,
                    "raw":{"rate":0.21,"low":0.139,"high":0.297},"resolved":{"rate":0.344,"low":0.234,"high":0.468},
                    "corrected":{"rate":0.3,"low":0.2,"high":0.43,"remaining":0.2},"lowEvidence":false},
                  "ever":{"passed":100,"won":21,"lost":40,"open":39,"transferred":0,
                    "raw":{"rate":0.21,"low":0.139,"high":0.297},"resolved":{"rate":0.344,"low":0.234,"high":0.468},
                    "corrected":{"rate":0.3,"low":0.2,"high":0.43,"remaining":0.2},"lowEvidence":false}}]}]}]}""";

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "StageToWonGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            List<StageView> stages) {}

    /** One stage's shares. */
    @Schema(name = "StageToWon")
    public record StageView(
            @Schema(examples = "FIT_EVALUATED") String stage,

            @Schema(description = "consistent, changed in <month>, or too few deals", examples = "changed in 2026-03")
            String months,

            @Schema(description = "Of the chi-squared test; absent without one") @Nullable
            Double pValue,

            @Schema(description = "Months with at least 30 settled deals and at most a fifth open")
            int monthsCompared,

            double level,
            String method,
            WonView ever,
            List<MonthView> byMonth) {}

    /** The deals that passed the stage in one month. */
    @Schema(name = "MonthToWon")
    public record MonthView(
            @Schema(examples = "2026-03") String month,

            @Schema(description = "By the end of that month")
            WonView withinMonth,

            @Schema(description = "By asOf") WonView ever) {}

    /** How many were won. */
    @Schema(name = "Won")
    public record WonView(
            int passed,
            int won,
            int lost,

            @Schema(description = "Neither won nor lost; the transferred are among them")
            int open,

            int transferred,
            RateView raw,
            RateView resolved,
            CorrectedView corrected,
            boolean lowEvidence) {

        static WonView of(Shares shares) {
            return new WonView(
                    shares.counts().entered(),
                    shares.counts().advanced(),
                    shares.counts().lost(),
                    shares.counts().open(),
                    shares.counts().transferred(),
                    RateView.of(shares.raw()),
                    RateView.of(shares.resolved()),
                    CorrectedView.of(shares),
                    shares.lowEvidence());
        }
    }

    static StageToWonAnswer of(Reading reading, Map<Group, List<StageToWon>> figures) {
        var groups = new ArrayList<GroupView>();
        figures.forEach((group, stages) -> groups.add(new GroupView(
                group.segment(),
                stages.stream()
                        .map(stage -> stage(stage, reading.question().confidence()))
                        .toList())));
        return new StageToWonAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                groups);
    }

    private static StageView stage(StageToWon stage, Confidence confidence) {
        return new StageView(
                stage.stage(),
                stage.consistency().inWords(),
                stage.consistency().pValue(),
                stage.consistency().monthsCompared(),
                confidence.level(),
                confidence.method().name().toLowerCase(Locale.ROOT),
                WonView.of(stage.ever()),
                stage.months().stream()
                        .map(month -> new MonthView(
                                month.month().toString(), WonView.of(month.within()), WonView.of(month.ever())))
                        .toList());
    }
}
