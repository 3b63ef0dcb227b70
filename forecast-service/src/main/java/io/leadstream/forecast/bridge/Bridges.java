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
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.team.SalesTeams;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.winning.Book;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a bridge: each deal is looked at as of both times, from one snapshot. */
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
        Question question = Question.asOf(times.to());
        Asked asked = new Asked(params.kind(), params.period(), params.scope(), times, params.currency(), page);
        Category category = asked.kind().category();
        return category == null
                ? readings.twice(
                        params.pipeline,
                        question,
                        reading -> books(asked, reading),
                        (reading, books) -> ofLanding(asked, reading, books))
                : readings.of(params.pipeline, question, reading -> ofCategory(asked, reading, category));
    }

    private Counting<Books> books(Asked asked, Reading reading) {
        return Books.counting(
                reading.ladder(),
                measure(asked, reading.ladder(), asked.times().from()).question(),
                measure(asked, reading.ladder(), asked.times().to()).question());
    }

    private record Asked(
            Kind kind,
            Period period,
            Scope scope,
            Times times,
            @Nullable String currency,
            Beyond page) {

        Counting<Bridge> counting(Side before, Side after, @Nullable String of) {
            return new BridgeCounting(times.from(), new Sides(before, after), of, page);
        }
    }

    private Counting<Bridge> ofCategory(Asked asked, Reading reading, Category category) {
        Measure before = measure(asked, reading.ladder(), asked.times().from());
        Measure after = measure(asked, reading.ladder(), asked.times().to());
        return asked.counting(
                new Side(deal -> before.ofCategory(deal, category), aside(asked, before, BigDecimal.ZERO)),
                new Side(deal -> after.ofCategory(deal, category), aside(asked, after, BigDecimal.ZERO)),
                asked.currency());
    }

    private Counting<Bridge> ofLanding(Asked asked, Reading reading, Books books) {
        String currency = asked.currency() == null ? books.after().mainCurrency() : asked.currency();
        return asked.counting(
                expected(asked, reading.ladder(), asked.times().from(), books.before(), currency),
                expected(asked, reading.ladder(), asked.times().to(), books.after(), currency),
                currency);
    }

    private Side expected(Asked asked, Ladder ladder, Instant asOf, Book book, @Nullable String currency) {
        Measure measure = measure(asked, ladder, asOf);
        var expectation = new Expectation(measure, book, currency);
        return new Side(expectation::of, aside(asked, measure, expectation.arrivals()));
    }

    private Measure measure(Asked asked, Ladder ladder, Instant asOf) {
        return new Measure(
                ladder, categories.of(ladder.pipeline(), asOf), asked.period(), teams.asOf(asOf), asked.scope(), asOf);
    }

    private Function<String, Aside> aside(Asked asked, Measure measure, BigDecimal arrivals) {
        Call said = asked.kind().overridden()
                ? calls.last(asked.period(), measure.ladder().pipeline(), measure.asOf())
                        .get(new About(Call.Kind.OVERRIDE, asked.scope()))
                : null;
        return currency -> new Aside(arrivals, amount(said, currency));
    }

    private static @Nullable BigDecimal amount(@Nullable Call said, String currency) {
        return said == null || !said.amount().currency().equals(currency)
                ? null
                : said.amount().amount();
    }
}
