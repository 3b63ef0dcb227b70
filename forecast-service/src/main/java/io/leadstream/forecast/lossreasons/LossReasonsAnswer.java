package io.leadstream.forecast.lossreasons;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.lossreasons.Losses.Part;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.MoneyView;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Bounds;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Contingency;
import io.leadstream.forecast.table.MainTable;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Loss reasons as the API shows them. */
@MainTable("groups.reasons")
@Schema(name = "LossReasons")
public record LossReasonsAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,
             "groups":[{"segment":null,"lost":80,"amounts":[{"amount":"410000.00","currency":"EUR"}],"meanDays":31.5,
               "level":0.95,"method":"jeffreys",
               "kinds":[{"kind":"COMPETITOR","lost":24,"share":{"rate":0.3,"low":0.208,"high":0.406},
                 "amounts":[{"amount":"150000.00","currency":"EUR"}],"meanDays":44.1,"lowEvidence":false}],
               "reasons":[{"reason":"NO_DECISION","kind":"NO_DECISION","lost":36,
                 "share":{"rate":0.45,"low":0.344,"high":0.559},
                 "amounts":[{"amount":"180000.00","currency":"EUR"}],"meanDays":52.7,"lowEvidence":false}],
               "stages":[{"stage":"PROPOSAL_REVIEWED","lost":41,"share":{"rate":0.5125,"low":0.404,"high":0.62},
                 "amounts":[{"amount":"260000.00","currency":"EUR"}],"meanDays":48.2,"lowEvidence":false,
                 "reasons":{"COMPETITOR":20,"NO_DECISION":21}}],
               "months":[{"month":"2026-03","lost":29,"amounts":[{"amount":"140000.00","currency":"EUR"}],
                 "meanDays":30.2,"reasons":{"COMPETITOR":9,"NO_DECISION":14,"PRICE":6}}],
               "shift":{"from":"2025-10-01T00:00:00Z","to":"2026-01-01T00:00:00Z","before":74,"now":80,
                 "chiSquared":8.31,"degreesOfFreedom":2,"pValue":0.0157,"shifted":true,
                 "note":"the reasons shifted by more than chance",
                 "reasons":[{"reason":"NO_DECISION","before":18,"now":36,
                   "shareBefore":{"rate":0.243,"low":0.156,"high":0.349},
                   "shareNow":{"rate":0.45,"low":0.344,"high":0.559},
                   "difference":0.207,"low":0.056,"high":0.347}]}}]}""";

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "LossReasonsGroup", description = "Each of kinds, reasons, stages and months adds up to lost")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            @Schema(description = "Deals lost within the window, by closing date")
            int lost,

            @Schema(description = "By currency, of those that have an amount")
            List<MoneyView> amounts,

            @Schema(description = "Spent on a deal, from its beginning to its loss") @Nullable
            Double meanDays,

            double level,
            String method,
            List<KindView> kinds,

            @Schema(description = "The most frequent first") List<ReasonView> reasons,

            @Schema(description = "By the stage of the last open spell, the most frequent first")
            List<StageView> stages,

            @Schema(description = "By the month (UTC) of closing")
            List<MonthView> months,

            @Schema(description = "With compare=previous") @Nullable
            ShiftView shift) {}

    /** One of the four kinds of loss, or UNTOLD where the reason tells of none. */
    @Schema(name = "LossKind")
    public record KindView(
            @Schema(
                    examples = "COMPETITOR",
                    description = "COMPETITOR, NO_DECISION, BUYER_WITHDREW, DISQUALIFIED, UNTOLD")
            String kind,

            int lost,
            RateView share,
            List<MoneyView> amounts,
            @Nullable Double meanDays,
            boolean lowEvidence) {}

    /** One reason. */
    @Schema(name = "LossReason")
    public record ReasonView(
            @Schema(description = "(missing) where none was given", examples = "NO_DECISION")
            String reason,

            String kind,
            int lost,
            RateView share,
            List<MoneyView> amounts,
            @Nullable Double meanDays,
            boolean lowEvidence) {}

    /** Losses from one stage. */
    @Schema(name = "LossStage")
    public record StageView(
            String stage,
            int lost,
            RateView share,
            List<MoneyView> amounts,
            @Nullable Double meanDays,
            boolean lowEvidence,
            Map<String, Integer> reasons) {}

    /** Losses of one month. */
    @Schema(name = "LossMonth")
    public record MonthView(
            @Schema(examples = "2026-03") String month,
            int lost,
            List<MoneyView> amounts,
            @Nullable Double meanDays,
            Map<String, Integer> reasons) {}

    /** How reasons moved since the window before. */
    @Schema(name = "LossShift")
    public record ShiftView(
            @Schema(description = "Of the window before") @Nullable
            Instant from,

            @Nullable Instant to,

            @Schema(description = "Losses in it") int before,

            int now,

            @Schema(description = "Pearson's, rare reasons put together; absent when there are too few losses")
            @Nullable
            Double chiSquared,

            @Nullable Integer degreesOfFreedom,
            @Nullable Double pValue,

            @Schema(description = "At 5 %; absent without a test") @Nullable
            Boolean shifted,

            String note,

            @Schema(description = "The largest difference first")
            List<ChangeView> reasons) {}

    /** One reason, before and now. */
    @Schema(name = "LossChange")
    public record ChangeView(
            String reason,
            int before,
            int now,
            RateView shareBefore,
            RateView shareNow,

            @Schema(description = "shareNow - shareBefore; absent without losses in either window") @Nullable
            Double difference,

            @Schema(description = "Of the interval of difference, by Newcombe") @Nullable
            Double low,

            @Nullable Double high) {}

    static LossReasonsAnswer of(Reading reading, Map<Group, LossReasons> figures) {
        Confidence confidence = reading.question().confidence();
        var groups = new ArrayList<GroupView>();
        figures.forEach((group, figure) -> groups.add(group(group, figure, confidence)));
        return new LossReasonsAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                groups);
    }

    private static GroupView group(Group group, LossReasons figure, Confidence confidence) {
        Losses losses = figure.losses();
        var shares = new OfAll(losses.all().count(), confidence);
        Shift shift = figure.shift();
        return new GroupView(
                group.segment(),
                losses.all().count(),
                MoneyView.all(losses.all().amounts()),
                meanDays(losses.all()),
                confidence.level(),
                confidence.method().name().toLowerCase(Locale.ROOT),
                losses.kinds().stream().map(shares::kind).toList(),
                losses.reasons().stream().map(shares::reason).toList(),
                losses.stages().stream().map(shares::stage).toList(),
                losses.months().stream()
                        .map(month -> new MonthView(
                                month.key().toString(),
                                month.count(),
                                MoneyView.all(month.amounts()),
                                meanDays(month),
                                month.reasons()))
                        .toList(),
                shift == null ? null : shift(shift));
    }

    private record OfAll(int lost, Confidence confidence) {
        RateView share(Part<?> part) {
            return RateView.of(Rate.of(part.count(), lost, confidence));
        }

        boolean lowEvidence(Part<?> part) {
            return Shares.lowEvidence(part.count(), lost, confidence);
        }

        KindView kind(Part<LossKind> part) {
            return new KindView(
                    part.key().name(),
                    part.count(),
                    share(part),
                    MoneyView.all(part.amounts()),
                    meanDays(part),
                    lowEvidence(part));
        }

        ReasonView reason(Part<String> part) {
            return new ReasonView(
                    part.key(),
                    LossKind.of(part.key()).name(),
                    part.count(),
                    share(part),
                    MoneyView.all(part.amounts()),
                    meanDays(part),
                    lowEvidence(part));
        }

        StageView stage(Part<String> part) {
            return new StageView(
                    part.key(),
                    part.count(),
                    share(part),
                    MoneyView.all(part.amounts()),
                    meanDays(part),
                    lowEvidence(part),
                    part.reasons());
        }
    }

    private static @Nullable Double meanDays(Part<?> part) {
        return part.count() == 0 ? null : part.days().mean();
    }

    private static ShiftView shift(Shift shift) {
        Contingency test = shift.test();
        return new ShiftView(
                shift.previous().from(),
                shift.previous().to(),
                shift.before(),
                shift.now(),
                test == null ? null : test.chiSquared(),
                test == null ? null : test.freedom(),
                test == null ? null : test.pValue(),
                test == null ? null : test.differ(),
                shift.note(),
                shift.changes().stream().map(LossReasonsAnswer::change).toList());
    }

    private static ChangeView change(Shift.Change change) {
        Bounds between = change.between();
        return new ChangeView(
                change.reason(),
                change.before(),
                change.now(),
                RateView.of(change.shareBefore()),
                RateView.of(change.shareNow()),
                change.difference(),
                between == null ? null : between.low(),
                between == null ? null : between.high());
    }
}
