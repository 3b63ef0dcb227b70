package io.leadstream.forecast.stagetowon;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.CorrectedView;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
            int open,
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
                    RateView.of(shares.raw()),
                    RateView.of(shares.resolved()),
                    CorrectedView.of(shares),
                    shares.lowEvidence());
        }
    }

    static StageToWonAnswer of(Reading reading, Map<Group, List<StageToWon>> figures) {
        var groups = new ArrayList<GroupView>();
        figures.forEach((group, stages) -> groups.add(new GroupView(
                group.segment(), stages.stream().map(StageToWonAnswer::stage).toList())));
        return new StageToWonAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                groups);
    }

    private static StageView stage(StageToWon stage) {
        return new StageView(
                stage.stage(),
                stage.consistency().inWords(),
                stage.consistency().pValue(),
                stage.consistency().monthsCompared(),
                WonView.of(stage.ever()),
                stage.months().stream()
                        .map(month -> new MonthView(
                                month.month().toString(), WonView.of(month.within()), WonView.of(month.ever())))
                        .toList());
    }
}
