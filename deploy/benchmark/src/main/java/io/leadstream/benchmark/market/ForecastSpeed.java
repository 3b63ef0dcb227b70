package io.leadstream.benchmark.market;

import io.leadstream.forecast.landing.Calibration;
import io.leadstream.forecast.landing.Forecaster;
import io.leadstream.forecast.landing.Landing;
import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.landing.Span;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WinFit;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * How long a forecast of three months takes with 100,000 deals open: reading apart, which is the database's. The deals
 * come of a market, piece by piece, so that the facts of few are held at once. Needs nothing that runs.
 */
public final class ForecastSpeed {

    private static final int DAYS = 250;
    private static final int PIECES = 25;
    private static final double PER_DAY_AND_PIECE = 40;
    private static final double ZOMBIES = 0.3;
    private static final int HORIZON_DAYS = 91;
    private static final int WARM_UPS = 3;
    private static final int RUNS = 5;

    private ForecastSpeed() {}

    /** @param row takes a figure's name and value */
    public static void measure(BiConsumer<String, String> row) {
        Book book = book();
        var span = Span.between(book.asOfDay(), book.asOfDay().plusDays(HORIZON_DAYS));
        Settings settings = Settings.DEFAULT;
        WinFit fit = WinFit.of(book, settings.fit());
        Landing landing = Forecaster.forecast(fit, span, settings);
        String deals = "forecast of %d days, %,d deals open"
                .formatted(HORIZON_DAYS, book.open().size());
        row.accept(
                deals + ": wins on a path",
                "%,.0f of open deals, %,.0f of new ones"
                        .formatted(
                                landing.deals().stream()
                                        .mapToDouble(Landing.Expected::chance)
                                        .sum(),
                                landing.counts().newWins()));
        row.accept(deals + ": fit and half-life", time(() -> WinFit.of(book, settings.fit())));
        var expected = new Settings(settings.fit(), 0, null, null, Calibration.NONE);
        row.accept(
                deals + ": fit, level judged on past days, expected values",
                time(() -> Forecaster.forecast(book, span, expected)));
        row.accept(
                deals + ": %,d paths, from what is fitted".formatted(settings.paths()),
                time(() -> Forecaster.forecast(fit, span, settings)));
        row.accept(
                deals + ": all of it, %,d paths".formatted(settings.paths()),
                time(() -> Forecaster.forecast(book, span, settings)));
    }

    private static Book book() {
        Instant asOf = Market.start(Market.START.plusDays(DAYS)).minusNanos(1);
        var question = new Question(asOf, Window.ALL_TIME, Segmentation.NONE, true, Confidence.DEFAULT);
        var counting = Book.counting(Market.ladder(), question);
        for (int piece = 0; piece < PIECES; piece++) {
            new Market(piece, new Weather(0, 1, ZOMBIES), null)
                    .deals(PER_DAY_AND_PIECE, DAYS)
                    .forEach(deal -> counting.add(deal.journey(Market.ladder(), asOf)));
        }
        return counting.result();
    }

    private static String time(Supplier<Object> work) {
        double[] millis = new double[RUNS];
        for (int run = -WARM_UPS; run < RUNS; run++) {
            long start = System.nanoTime();
            Object result = work.get();
            double took = (System.nanoTime() - start) / 1e6;
            if (run >= 0 && result != null) {
                millis[run] = took;
            }
        }
        Arrays.sort(millis);
        return "median %,.0f ms, slowest of %d: %,.0f ms".formatted(millis[RUNS / 2], RUNS, millis[RUNS - 1]);
    }
}
