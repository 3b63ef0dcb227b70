package io.leadstream.forecast.landing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadstream.forecast.call.Call;
import io.leadstream.forecast.call.CallView;
import io.leadstream.forecast.landing.Landing.Band;
import io.leadstream.forecast.landing.Landing.Part;
import io.leadstream.forecast.landing.Landing.Week;
import io.leadstream.forecast.landing.TrackRecord.Accuracy;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.quota.Quotas.Named;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.table.MainTable;
import io.leadstream.forecast.winning.Level;
import io.leadstream.messaging.Freshness;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a period lands, as the API shows it. All amounts are in its one currency. */
@Schema(name = "Forecast")
@MainTable("groups")
public record ForecastAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        @Schema(examples = "2027-Q1") String period,
        LocalDate from,

        @Schema(description = "The last day, included") LocalDate to,

        @Schema(description = "Of all amounts; absent when none is known", examples = "USD") @Nullable
        String currency,

        @Schema(description = "won + open + new, exactly", examples = "2946120.55")
        String mean,

        @Schema(description = "Won within the period by asOf")
        String won,

        @Schema(description = "The sum over the open deals of chance x E[amount ratio] x amount")
        String open,

        @Schema(description = "Expected of deals that are not there yet") @JsonProperty("new")
        String fresh,

        @Schema(description = "The simulated landing's 10 % quantile, widened when calibrated")
        String p10,

        String p50,
        String p90,

        @Schema(description = "Of the quota that was given, else of the one that is set") @Nullable
        QuotaView quota,

        @Schema(description = "The last one by asOf; it changes nothing of the forecast") @Nullable
        CallView submission,

        @Schema(description = "What stood beside the forecast at asOf; it changes nothing of it") @Nullable
        CallView override,

        CalibrationView calibration,

        @Schema(description = "How good past forecasts of about as many days were; absent until a back-test is done")
        @Nullable
        AccuracyView accuracy,

        SimulationView simulation,
        FitView fit,
        CountsView counts,

        @Schema(description = "What is won in all by the end of each week: known, then expected")
        List<WeekView> course,

        @Schema(description = "By segment; one with segment null when none is asked for. The parts add up to the whole")
        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2026-11-15T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-11-16T08:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,"period":"2026-Q4","from":"2026-10-01","to":"2026-12-31",
             "currency":"USD","mean":"2802496.00","won":"1180250.00","open":"1284166.00","new":"338080.00",
             "p10":"2561400.12","p50":"2798311.50","p90":"3040077.31",
             "quota":{"id":"2027-q1","amount":"2700000.00","probability":0.71,"gap":"-102496.00","attainment":0.4371},
             "calibration":{"state":"uncalibrated","periods":0},
             "accuracy":{"backtest":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","finishedAt":"2026-11-15T03:00:00Z",
               "horizon":"P60D","n":31,"wape":0.089,"bias":0.06,"coverage":0.74,"beatsBaselines":true},
             "simulation":{"paths":5000,"seed":1099511628211,"shock":0.061,"shockFitted":true},
             "fit":{"halfLife":90,"stays":8300,"effectiveExits":3104.2,"levelFactor":0.91,"bias":0.12,
               "pipelineWins":1004.1,"paceWins":911.1,"weightOfPace":0.82,"checks":13},
             "counts":{"openDeals":1589,"wonDeals":512,"withoutAmount":0,"otherCurrency":0,"beyondSupport":340,
               "newWins":143.2,"valuedDeals":4238},
             "course":[{"until":"2026-11-15","won":"1180250.00"},
               {"until":"2026-11-18","p10":"1229000.00","p50":"1270000.00","p90":"1313000.00"}],
             "groups":[{"segment":null,"mean":"2802496.00","won":"1180250.00","open":"1284166.00","new":"338080.00",
               "p10":"2561400.12","p50":"2798311.50","p90":"3040077.31","openDeals":1589,"wonDeals":512}]}""";

    /** How far a quota is, or will be, attained. */
    @Schema(name = "ForecastQuota")
    public record QuotaView(
            @Schema(description = "Absent of one that was given with the question") @Nullable
            String id,

            String amount,

            @Schema(description = "The share of paths that land at the amount or above")
            double probability,

            @Schema(description = "Quota less mean: what is missing, negative when it is exceeded")
            String gap,

            @Schema(description = "Won so far ÷ quota; absent of a quota of 0") @Nullable
            Double attainment) {

        static QuotaView of(@Nullable String id, BigDecimal quota, Landing landing) {
            return new QuotaView(
                    id,
                    text(quota),
                    landing.atLeast(quota),
                    text(quota.subtract(landing.mean())),
                    quota.signum() == 0
                            ? null
                            : landing.won().divide(quota, MathContext.DECIMAL64).doubleValue());
        }
    }

    private static @Nullable QuotaView quota(@Nullable BigDecimal given, Beside.Words words, Landing landing) {
        if (given != null) {
            return QuotaView.of(null, given, landing);
        }
        Named set = words.quota();
        return set == null ? null : QuotaView.of(set.id(), set.quota().amount().amount(), landing);
    }

    private static @Nullable CallView call(@Nullable Call said, Reading reading) {
        return said == null ? null : CallView.of(said, reading.question().asOf());
    }

    /** @param state calibrated or uncalibrated */
    @Schema(name = "ForecastCalibration", description = "Whether the band was widened by the errors of past periods")
    public record CalibrationView(
            @Schema(enumeration = {"calibrated", "uncalibrated"})
            String state,

            @Schema(description = "Past periods that do not overlap; from 8 on it is calibrated")
            int periods,

            @Schema(description = "What the band's width is multiplied by on each side of p50") @Nullable
            Double factor) {

        static CalibrationView of(Calibration calibration) {
            return new CalibrationView(
                    calibration.calibrated() ? "calibrated" : "uncalibrated",
                    calibration.periods(),
                    calibration.calibrated() ? calibration.factor() : null);
        }
    }

    /** @param horizon the nearest to the days that are left of the period */
    @Schema(name = "ForecastAccuracy", description = "Of the latest back-test: forecasts made as of past days")
    public record AccuracyView(
            UUID backtest,
            Instant finishedAt,
            @Schema(examples = "P60D") String horizon,
            @Schema(description = "Forecasts scored") int n,

            @Schema(description = "Sum of |P50 - actual| / sum of actual") @Nullable
            Double wape,

            @Schema(description = "Positive when too much was forecast") @Nullable
            Double bias,

            @Schema(description = "Share of what came that lay within P10 to P90") @Nullable
            Double coverage,

            @Schema(description = "Whether it did better than all four baselines") @Nullable
            Boolean beatsBaselines) {

        static AccuracyView of(Accuracy accuracy) {
            return new AccuracyView(
                    accuracy.backtest(),
                    accuracy.finishedAt(),
                    "P" + accuracy.horizon() + "D",
                    accuracy.n(),
                    accuracy.wape(),
                    accuracy.bias(),
                    accuracy.coverage(),
                    accuracy.beatsBaselines());
        }
    }

    /** @param shock the standard deviation of the logarithm of the common shock */
    @Schema(name = "ForecastSimulation", description = "The same seed gives the same paths")
    public record SimulationView(
            int paths,
            long seed,

            @Schema(description = "Of the common shock of each path, as standard deviation of its logarithm")
            double shock,

            @Schema(description = "From errors on past days; else it is a default")
            boolean shockFitted) {}

    @Schema(name = "ForecastFit", description = "What the chances were fitted on, and how high they stand")
    public record FitView(
            @Schema(description = "Of the days' weights, in days; absent when all count alike") @Nullable
            Integer halfLife,

            @Schema(description = "Past stays that tell the rates")
            long stays,

            @Schema(description = "(sum of weights)^2 / sum of squares of those that ended")
            double effectiveExits,

            @Schema(description = "What all hazards of winning are multiplied by")
            double levelFactor,

            @Schema(description = "Mean log error of the hazards alone, on past days")
            double bias,

            @Schema(description = "Wins that the hazards alone expect by the period's end")
            double pipelineWins,

            @Schema(description = "Wins that the pace of the last 13 weeks and the quarter's rhythm expect")
            double paceWins,

            double weightOfPace,

            @Schema(description = "On how many past days it was judged")
            int checks) {}

    @Schema(name = "ForecastCounts")
    public record CountsView(
            int openDeals,
            int wonDeals,

            @Schema(description = "Open without an amount: the mean of won deals stands for it")
            int withoutAmount,

            @Schema(description = "Open, or won in the period, in another currency: left out")
            int otherCurrency,

            @Schema(description = "Older in their stage than any that left it")
            int beyondSupport,

            @Schema(description = "Expected wins of deals that are not there yet")
            double newWins,

            @Schema(description = "Won deals of the last two years that amounts are drawn from")
            int valuedDeals) {}

    /** One point of the course; either won or the band. */
    @Schema(name = "ForecastWeek")
    public record WeekView(
            LocalDate until,

            @Schema(description = "What is won by then; absent for what is to come") @Nullable
            String won,

            @Nullable String p10,
            @Nullable String p50,
            @Nullable String p90) {

        static WeekView of(Week week) {
            Band band = week.band();
            return new WeekView(
                    week.until(),
                    week.won() == null ? null : text(week.won()),
                    band == null ? null : text(band.p10()),
                    band == null ? null : text(band.p50()),
                    band == null ? null : text(band.p90()));
        }
    }

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "ForecastGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            String mean,
            String won,
            String open,
            @JsonProperty("new") String fresh,
            String p10,
            String p50,
            String p90,
            int openDeals,
            int wonDeals) {

        static GroupView of(Group group, Part part) {
            return new GroupView(
                    group.segment(),
                    text(part.mean()),
                    text(part.won()),
                    text(part.open()),
                    text(part.fresh()),
                    text(part.band().p10()),
                    text(part.band().p50()),
                    text(part.band().p90()),
                    part.openDeals(),
                    part.wonDeals());
        }
    }

    static ForecastAnswer of(
            Reading reading,
            Landing landing,
            Settings settings,
            @Nullable BigDecimal quota,
            Beside.Words words,
            @Nullable Accuracy accuracy) {
        var groups = new ArrayList<GroupView>();
        landing.groups().forEach((group, part) -> groups.add(GroupView.of(group, part)));
        Level level = landing.level();
        Landing.Counts counts = landing.counts();
        return new ForecastAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                landing.span().name(),
                landing.span().first(),
                landing.span().last(),
                landing.currency(),
                text(landing.mean()),
                text(landing.won()),
                text(landing.open()),
                text(landing.fresh()),
                text(landing.band().p10()),
                text(landing.band().p50()),
                text(landing.band().p90()),
                quota(quota, words, landing),
                call(words.submission(), reading),
                call(words.override(), reading),
                CalibrationView.of(landing.calibration()),
                accuracy == null ? null : AccuracyView.of(accuracy),
                new SimulationView(landing.totals().length, landing.seed(), level.shock(), level.checks() > 0),
                new FitView(
                        landing.halfLife(),
                        counts.stays(),
                        counts.effectiveExits(),
                        level.factor(),
                        level.bias(),
                        level.pipeline(),
                        level.pace(),
                        level.weightOfPace(),
                        level.checks()),
                new CountsView(
                        counts.openDeals(),
                        counts.wonDeals(),
                        counts.withoutAmount(),
                        counts.otherCurrency(),
                        counts.beyondSupport(),
                        counts.newWins(),
                        counts.valued()),
                landing.course().stream().map(WeekView::of).toList(),
                groups);
    }

    static String text(double amount) {
        return text(BigDecimal.valueOf(amount));
    }

    static String text(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
