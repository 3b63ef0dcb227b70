package io.leadstream.forecast.call;

import io.leadstream.forecast.reading.MoneyView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A submission or an override as it is shown.
 *
 * @param person whose word it is
 * @param at when it was said
 * @param stands whether it is the last word of its scope, not withdrawn, and its period not over
 */
@Schema(name = "ForecastCall")
public record CallView(
        UUID id,
        String person,
        @Schema(examples = "2027-Q1") String period,
        @Schema(examples = "team:emea") String scope,

        @Schema(description = "Absent: about the deals of all pipelines") @Nullable
        String pipeline,

        MoneyView amount,
        @Nullable String note,

        @Schema(description = "When it was said") Instant at,

        @Schema(description = "When it was entered") Instant knownAt,

        @Schema(description = "Who entered it") String by,

        @Schema(description = "The last word of its scope, not withdrawn, its period not over")
        boolean stands,

        @Nullable WithdrawalView withdrawn) {

    /** That an override no longer stands. */
    @Schema(name = "OverrideWithdrawal")
    public record WithdrawalView(
            Instant at, String by, @Nullable String note) {}

    /** @param asOf when it is to be seen */
    public static CallView of(Call call, Instant asOf) {
        Call.Withdrawal withdrawn = call.withdrawn();
        return new CallView(
                call.id(),
                call.person(),
                call.period().toString(),
                call.scope().toString(),
                call.pipeline(),
                new MoneyView(call.amount().amount(), call.amount().currency()),
                call.note(),
                call.at(),
                call.knownAt(),
                call.by(),
                call.stands(asOf),
                withdrawn == null ? null : new WithdrawalView(withdrawn.at(), withdrawn.by(), withdrawn.note()));
    }
}
