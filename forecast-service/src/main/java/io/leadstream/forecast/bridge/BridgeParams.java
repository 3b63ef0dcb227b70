package io.leadstream.forecast.bridge;

import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.reading.MoneySaid;
import io.leadstream.forecast.reading.Periods;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Scopes;
import io.leadstream.forecast.winning.WinFit;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a bridge; each is refused by its name. */
public class BridgeParams {

    @QueryParam("period")
    @Parameter(description = "A quarter or month", required = true, example = "2027-Q1")
    @Nullable
    String period;

    @QueryParam("from")
    @Parameter(
            description = "As of when it begins: a time, or a date for its end in UTC",
            required = true,
            example = "2027-02-01")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "As of when it ends: a time, or a date for its end in UTC; now when left out")
    @Nullable
    String to;

    @QueryParam("pipeline")
    @Parameter(description = "The default pipeline when left out")
    @Nullable
    String pipeline;

    @QueryParam("measure")
    @Parameter(
            description = "Which forecast: the computed LANDING (default), or the cumulative sum of COMMIT, BEST_CASE,"
                    + " PIPELINE or CLOSED",
            example = "LANDING")
    @Nullable
    String measure;

    @QueryParam("scope")
    @Parameter(description = "Whose deals: all (default), team:<key> or owner:<person>", example = "team:emea")
    @Nullable
    String scope;

    @QueryParam("currency")
    @Parameter(description = "Of the amounts; that of most deals when left out", example = "EUR")
    @Nullable
    String currency;

    /** Which forecast is explained. */
    public enum Kind {
        /** What is computed: chances, amounts, and deals that are not there yet. */
        LANDING(null),
        COMMIT(Category.COMMIT),
        BEST_CASE(Category.BEST_CASE),
        PIPELINE(Category.PIPELINE),
        CLOSED(Category.CLOSED);

        private final @Nullable Category category;

        Kind(@Nullable Category category) {
            this.category = category;
        }

        /** Whose cumulative sum it is; null of the landing. */
        @Nullable
        Category category() {
            return category;
        }

        /** Whether an override stands in the place of this sum: it says what will be won, and not what could be. */
        boolean overridden() {
            return this == LANDING || this == COMMIT;
        }
    }

    Period period() {
        return Periods.required("period", period);
    }

    /** The two times. */
    record Times(Instant from, Instant to) {}

    Times times(Instant now) {
        Period ofPeriod = period();
        Instant begin = Params.instantAtEnd("from", from);
        if (begin == null) {
            throw BadInput.of("from", "must be given: a date or a time");
        }
        Instant given = Params.instantAtEnd("to", to);
        Instant end = given == null ? now : given;
        if (!begin.isBefore(end)) {
            throw BadInput.of("to", "must be after from");
        }
        if (kind() == Kind.LANDING && ofPeriod.to().isAfter(begin.plus(WinFit.LONGEST_DAYS, ChronoUnit.DAYS))) {
            throw BadInput.of("period", "must end at most " + WinFit.LONGEST_DAYS + " days after from");
        }
        return new Times(begin, end);
    }

    Kind kind() {
        Kind given = Params.choice("measure", measure, Kind.class);
        return given == null ? Kind.LANDING : given;
    }

    Scope scope() {
        Scope given = Scopes.optional("scope", scope);
        return given == null ? Scope.ALL : given;
    }

    @Nullable
    String currency() {
        if (currency != null) {
            MoneySaid.requireCurrency("currency", currency);
        }
        return currency;
    }
}
