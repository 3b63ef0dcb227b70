package io.leadstream.forecast.backtest;

import io.leadstream.forecast.backtest.BacktestResult.LeftOut;
import io.leadstream.forecast.backtest.BacktestResult.Point;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.reading.Readings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a back-test: one pass over the deals for what came, then one for each as-of day, so that memory does not depend
 * on how many days there are.
 */
@ApplicationScoped
class Backtesting {

    private static final int USUAL_HISTORY_DAYS = 182;
    private static final int SHORT_HISTORY_DAYS = 28;
    private static final int MOST_DAYS = 200;

    private static final String IMPORTED = """
            of %d deals it came with an import, as it was when the file was written; while a deal was open, the mean \
            of those won by then stands for it""";

    private static final String NO_DAYS = """
            no as-of day has both a history before it and a horizon that is over: deals are known from %s to %s""";

    private final Readings readings;
    private final Clock clock;

    Backtesting(Readings readings, Clock clock) {
        this.readings = readings;
        this.clock = clock;
    }

    /** Hears how far it is; false ends it. */
    interface Progress {
        boolean at(int done, int total);
    }

    /**
     * Runs it.
     *
     * @return empty when the progress was not wanted any more
     * @throws NotTestable when there is nothing to test, or what was asked for would leak
     */
    Optional<BacktestResult> run(BacktestRequest request, Progress progress) {
        Instant now = clock.instant();
        Ladder ladder = readings.ladder(request.pipeline());
        var outcomes = new Outcomes(ladder, now);
        readings.each(ladder, now, outcomes::add);
        String currency = currency(request, outcomes);
        List<LeftOut> leftOut = leftOut(request, outcomes);
        LocalDate yesterday = now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        LocalDate lastKnown = outcomes.lastSeen().isBefore(yesterday) ? outcomes.lastSeen() : yesterday;
        List<LocalDate> days = days(request, outcomes, lastKnown);
        List<HorizonScores> horizons =
                request.days().stream().map(HorizonScores::new).toList();
        var points = new ArrayList<Point>();
        for (int i = 0; i < days.size(); i++) {
            if (!progress.at(i, days.size())) {
                return Optional.empty();
            }
            var asOf = new AsOf(days.get(i), ladder, currency, request);
            readings.each(ladder, asOf.end(), asOf::add);
            asOf.forecast(horizons, outcomes, lastKnown, points::add);
        }
        progress.at(days.size(), days.size());
        return Optional.of(new BacktestResult(
                ladder.pipeline(),
                currency,
                days.size(),
                days.getFirst(),
                days.getLast(),
                horizons.stream().map(HorizonScores::result).toList(),
                points,
                leftOut));
    }

    private static String currency(BacktestRequest request, Outcomes outcomes) {
        String currency = request.currency() == null ? outcomes.mainCurrency() : request.currency();
        if (currency == null) {
            throw new NotTestable("nothing was won yet for an amount that is known");
        }
        return currency;
    }

    /** An import tells what deals were worth when the file was written: of past days that would tell the outcome. */
    private static List<LeftOut> leftOut(BacktestRequest request, Outcomes outcomes) {
        int deals = outcomes.amountsOfImports();
        if (deals == 0) {
            return List.of();
        }
        if (request.fields() != null && request.knows(DealField.AMOUNT)) {
            throw new NotTestable("amount leaks: " + IMPORTED.formatted(deals));
        }
        return List.of(new LeftOut("amount", IMPORTED.formatted(deals), deals));
    }

    static List<LocalDate> days(BacktestRequest request, Outcomes outcomes, LocalDate lastKnown) {
        LocalDate begin = outcomes.begin();
        if (begin == null) {
            throw new NotTestable("there are no deals yet");
        }
        int shortest = request.days().getFirst();
        LocalDate latest = lastKnown.minusDays(shortest);
        LocalDate first = request.from() == null ? usualBegin(begin, latest) : request.from();
        LocalDate last = request.to() == null || request.to().isAfter(latest) ? latest : request.to();
        List<LocalDate> days = days(first, last, request.step());
        if (days.isEmpty()) {
            throw new NotTestable(NO_DAYS.formatted(begin, lastKnown));
        }
        if (days.size() <= MOST_DAYS) {
            return days;
        }
        if (request.from() == null) {
            return days.subList(days.size() - MOST_DAYS, days.size());
        }
        throw new NotTestable("more than %d as-of days; ask for fewer, or every more days".formatted(MOST_DAYS));
    }

    private static List<LocalDate> days(LocalDate first, LocalDate last, int step) {
        var days = new ArrayList<LocalDate>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(step)) {
            days.add(day);
        }
        return days;
    }

    /** Half a year after the first deal where that leaves half of the time to be tested, else a month after it. */
    private static LocalDate usualBegin(LocalDate begin, LocalDate latest) {
        LocalDate usual = begin.plusDays(USUAL_HISTORY_DAYS);
        return usual.plusDays(USUAL_HISTORY_DAYS).isAfter(latest) ? begin.plusDays(SHORT_HISTORY_DAYS) : usual;
    }
}
