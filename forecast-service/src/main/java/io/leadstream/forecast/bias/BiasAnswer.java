package io.leadstream.forecast.bias;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.call.Call;
import io.leadstream.forecast.call.CallView;
import io.leadstream.forecast.reading.MoneyView;
import io.leadstream.forecast.reading.Sums;
import io.leadstream.forecast.statistics.Interval;
import io.leadstream.messaging.Freshness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everybody's bias as the API shows it. */
@Schema(name = "SubmissionBias")
public record BiasAnswer(
        Instant asOf,
        Freshness freshness,
        List<JudgementView> items,

        @Schema(description = "The cursor to pass as after; absent on the last page") @Nullable
        String next) {

    static final String EXAMPLE = """
            {"asOf":"2027-02-10T12:00:00Z",
             "freshness":{"appliedTo":"2027-02-10T12:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "items":[{"person":"rep-1","scope":"owner:rep-1","currency":"EUR","periods":"quarters",
               "byLead":[{"lead":"WITHIN_60_DAYS","n":9,"meanError":"12000.00","low":3100.5,"high":20899.5,"level":0.95,
                          "wape":0.14,"bias":0.11,"factor":0.91,"lowEvidence":false}],
               "current":[{"submission":{"id":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","person":"rep-1",
                   "period":"2027-Q1","scope":"owner:rep-1","amount":{"amount":"120000.00","currency":"EUR"},
                   "at":"2027-02-08T08:00:00Z","knownAt":"2027-02-08T08:00:00Z","by":"rep-1","stands":true},
                 "lead":"WITHIN_60_DAYS","corrected":{"amount":"109200.00","currency":"EUR"}}]}]}""";

    /** One person's word about one thing. */
    @Schema(name = "PersonsBias")
    public record JudgementView(
            String person,
            @Schema(examples = "owner:rep-1") String scope,

            @Schema(description = "Absent: about the deals of all pipelines") @Nullable
            String pipeline,

            @Schema(examples = "EUR") String currency,

            @Schema(
                    examples = "quarters",
                    enumeration = {"months", "quarters"})
            String periods,

            @Schema(description = "By how long before the end of the period it was said; the last word of each period")
            List<LeadView> byLead,

            @Schema(description = "Their last word on each period that is not over")
            List<CurrentView> current) {

        static JudgementView of(Judgement judgement, Instant asOf) {
            Judgement.Key key = judgement.key();
            return new JudgementView(
                    key.person(),
                    key.scope().toString(),
                    key.pipeline(),
                    key.currency(),
                    key.months() == 1 ? "months" : "quarters",
                    judgement.byLead().entrySet().stream()
                            .map(entry -> LeadView.of(entry.getKey(), entry.getValue(), key.currency()))
                            .toList(),
                    judgement.current().stream()
                            .map(call -> CurrentView.of(judgement, call, asOf))
                            .toList());
        }
    }

    /** How far off it was. */
    @Schema(name = "BiasByLead")
    public record LeadView(
            Lead lead,

            @Schema(description = "Past periods that it was measured on")
            int n,

            @Schema(description = "Mean of submitted less won; above 0: promised too much", examples = "12000.00")
            String meanError,

            @Schema(description = "Of the mean error, Student's t; absent with one period") @Nullable
            Double low,

            @Nullable Double high,
            double level,

            @Schema(description = "Σ |submitted − won| ÷ Σ won; null when nothing was won", examples = "0.14")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            Double wape,

            @Schema(description = "Σ (submitted − won) ÷ Σ won; null when nothing was won", examples = "0.11")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            Double bias,

            @Schema(
                    description = "(Σ won + κ) ÷ (Σ submitted + κ), κ one mean period's submission: what corrects a"
                            + " submission; near 1 while there are few periods",
                    examples = "0.91")
            double factor,

            @Schema(description = "Fewer than 8 periods") boolean lowEvidence) {

        static LeadView of(Lead lead, Bias bias, String currency) {
            Interval interval = bias.interval();
            return new LeadView(
                    lead,
                    bias.periods(),
                    Sums.exact(bias.meanError(), currency),
                    interval == null ? null : interval.low(),
                    interval == null ? null : interval.high(),
                    Bias.LEVEL,
                    bias.wape(),
                    bias.share(),
                    bias.factor(),
                    bias.lowEvidence());
        }
    }

    /** What they say now. */
    @Schema(name = "CurrentSubmission")
    public record CurrentView(
            CallView submission,
            Lead lead,

            @Schema(description = "Without the bias of its lead time; absent when that was never measured") @Nullable
            MoneyView corrected) {

        static CurrentView of(Judgement judgement, Call call, Instant asOf) {
            BigDecimal corrected = judgement.corrected(call);
            return new CurrentView(
                    CallView.of(call, asOf),
                    Lead.of(call.period(), call.at()),
                    corrected == null
                            ? null
                            : new MoneyView(corrected, call.amount().currency()));
        }
    }
}
