package io.leadstream.forecast.backtest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A back-test as the API shows it. */
@Schema(name = "Backtest")
public record BacktestView(
        UUID id,

        @Schema(
                examples = "RUNNING",
                enumeration = {"QUEUED", "RUNNING", "DONE", "FAILED"})
        String state,

        BacktestRequest request,
        ProgressView progress,

        @Schema(description = "How often it was begun; again after an instance ended in the middle")
        int attempt,

        @Schema(description = "Present when FAILED") @Nullable
        String failure,

        @Schema(description = "Present when DONE") @Nullable BacktestResult result,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static final String EXAMPLE = """
            {"id":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","state":"DONE",
             "request":{"pipeline":"crm","currency":"USD","horizons":[30]},
             "progress":{"done":36,"total":36,"share":1},"attempt":1,
             "result":{"pipeline":"crm","currency":"USD","asOfDays":36,"from":"2017-03-26","to":"2017-11-26",
               "horizons":[{"horizon":"P30D","n":36,"actual":33120000,"wape":0.16,"bias":-0.02,"coverage":0.81,
                 "crps":98000,"deals":60120,"brier":0.14,"ece":0.02,
                 "reliability":[{"n":20110,"forecast":0.06,"observed":0.05}],
                 "baselines":[{"baseline":"LAST_PERIOD","wape":0.22,"bias":-0.01}],"beatsBaselines":true}],
               "points":[{"asOf":"2017-03-26","horizon":"P30D","p10":610000,"p50":820000,"p90":1040000,
                 "mean":823000,"simulatedWidth":430000,"actual":790000,"baselines":{"LAST_PERIOD":640000}}],
               "leftOut":[]},
             "requestedBy":"revops","requestedAt":"2026-04-01T10:00:00Z","startedAt":"2026-04-01T10:00:01Z",
             "finishedAt":"2026-04-01T10:00:40Z"}""";

    /** How far it is. */
    @Schema(name = "BacktestProgress")
    public record ProgressView(
            @Schema(description = "As-of days done", examples = "12")
            int done,

            @Schema(examples = "36") int total,
            @Schema(examples = "0.3333") double share) {}

    /** @param points whether each single forecast is shown */
    static BacktestView of(Backtest backtest, boolean points) {
        BacktestResult result = backtest.result();
        return new BacktestView(
                backtest.id(),
                backtest.state().name(),
                backtest.request(),
                new ProgressView(
                        backtest.done(),
                        backtest.total(),
                        backtest.total() == 0 ? 0 : (double) backtest.done() / backtest.total()),
                backtest.attempt(),
                backtest.failure(),
                result == null || points ? result : result.withoutPoints(),
                backtest.requestedBy(),
                backtest.requestedAt(),
                backtest.startedAt(),
                backtest.finishedAt());
    }
}
