package io.leadstream.forecast.call;

import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.reading.MoneySaid;
import io.leadstream.forecast.reading.Periods;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Scopes;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Params;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A submission or an override as it is said. */
@Schema(name = "ForecastCallRequest")
public record Said(
        @Schema(description = "A quarter or month that is not over", examples = "2027-Q1") @NotNull
        String period,

        @Schema(description = "all, team:<key> or owner:<person>", examples = "owner:rep-1") @NotNull
        String scope,

        @Schema(description = "Whose deals it is about; those of all pipelines when left out")
        @Nullable
        @Size(min = 1, max = 200)
        String pipeline,

        @Schema(description = "What the period will bring, what has been won included") @NotNull
        MoneySaid amount,

        @Schema(description = "Why; needed with an override") @Nullable @Size(max = 2_000)
        String note,

        @Schema(description = "Whose word it is, the caller's when left out; for admin, who imports history")
        @Nullable
        @Size(min = 1, max = 200)
        String person,

        @Schema(description = "When it was said, now when left out; for admin, who imports history") @Nullable
        String at) {

    Period periodAsked() {
        return Periods.required("period", period);
    }

    Scope scopeAsked() {
        return Scopes.required("scope", scope);
    }

    Money money() {
        return amount.toMoney("amount");
    }

    /** When it was said; refused once the period is over, since it would be no forecast. */
    @Nullable
    Instant saidAt(Clock clock) {
        Instant given = Params.instant("at", at);
        if (given != null) {
            Moments.notInFuture(given, "at", clock);
        }
        Instant said = given == null ? clock.instant() : given;
        if (!said.isBefore(periodAsked().to())) {
            throw BadInput.of(given == null ? "period" : "at", "must be of a period that was not over then");
        }
        return given;
    }
}
