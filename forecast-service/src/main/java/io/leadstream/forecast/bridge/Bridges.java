package io.leadstream.forecast.bridge;

import io.leadstream.forecast.bridge.BridgeCounting.Aside;
import io.leadstream.forecast.bridge.BridgeCounting.Beyond;
import io.leadstream.forecast.bridge.BridgeCounting.Side;
import io.leadstream.forecast.bridge.BridgeCounting.Sides;
import io.leadstream.forecast.bridge.BridgeParams.Kind;
import io.leadstream.forecast.bridge.BridgeParams.Times;
import io.leadstream.forecast.call.Call;
import io.leadstream.forecast.call.Calls;
import io.leadstream.forecast.call.Calls.About;
import io.leadstream.forecast.category.Categories;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.team.SalesTeams;
import io.leadstream.forecast.team.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a bridge: one pass over the deals, each looked at as of both times. */
@ApplicationScoped
class Bridges {

    private final Readings readings;
    private final SalesTeams teams;
    private final Categories categories;
    private final Calls calls;

    Bridges(Readings readings, SalesTeams teams, Categories categories, Calls calls) {
        this.readings = readings;
        this.teams = teams;
        this.categories = categories;
        this.calls = calls;
    }

    Counted<Bridge> of(BridgeParams params, Times times, Beyond page) {
        Period period = params.period();
        Kind kind = params.kind();
        Scope scope = params.scope();
        String currency = params.currency();
        return readings.of(params.pipeline, Question.asOf(times.to()), reading -> {
            Ladder ladder = reading.ladder();
            var sides = new Sides(
                    side(kind, ladder, period, scope, times.from()), side(kind, ladder, period, scope, times.to()));
            return new BridgeCounting(times.from(), sides, currency, page);
        });
    }

    private Side side(Kind kind, Ladder ladder, Period period, Scope scope, Instant asOf) {
        var measure =
                new Measure(ladder, categories.of(ladder.pipeline(), asOf), period, teams.asOf(asOf), scope, asOf);
        Call said = kind.overridden()
                ? calls.last(period, ladder.pipeline(), asOf).get(new About(Call.Kind.OVERRIDE, scope))
                : null;
        return new Side(
                deal -> measure.ofCategory(deal, kind.category()),
                currency -> new Aside(BigDecimal.ZERO, amount(said, currency)));
    }

    private static @Nullable BigDecimal amount(@Nullable Call said, String currency) {
        return said == null || !said.amount().currency().equals(currency)
                ? null
                : said.amount().amount();
    }
}
