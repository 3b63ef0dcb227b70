package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Course.Point;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.landing.Calibration;
import io.leadstream.forecast.landing.Forecaster;
import io.leadstream.forecast.landing.Landing;
import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.landing.Span;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WinFit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Forecasts the month and the quarter of today as of the end of each day of the last fourteen weeks: a pass over the
 * deals for each week, so that no more than seven days are held at once, and one fit for each day. They are the means
 * that {@code GET /api/forecasts} answers as of those days.
 */
@ApplicationScoped
class ReplayForecasts {

    private static final int DAYS_OF_WEEK = 7;

    private final Readings readings;

    ReplayForecasts(Readings readings) {
        this.readings = readings;
    }

    /** None while too few deals are known; of days with too few, and those before them, nothing is said. */
    List<Course> of(String pipeline, LocalDate today) {
        Instant now = Periods.start(today);
        var replay = new Replay(List.of(Period.of(now, false), Period.of(now, true)));
        for (int week = 0; week <= Periods.WEEKS && replay.goesOn; week++) {
            LocalDate last = today.minusDays(1L + (long) DAYS_OF_WEEK * week);
            List<LocalDate> days =
                    IntStream.range(0, DAYS_OF_WEEK).mapToObj(last::minusDays).toList();
            readings.of(pipeline, Question.asOf(end(last)), reading -> books(reading.ladder(), days))
                    .figure()
                    .forEach(replay::add);
        }
        return replay.courses(pipeline);
    }

    private static Instant end(LocalDate day) {
        return Periods.start(day.plusDays(1)).minus(1, ChronoUnit.MICROS);
    }

    private static Counting<List<Book>> books(Ladder ladder, List<LocalDate> days) {
        var books = new LinkedHashMap<Instant, Counting<Book>>();
        days.forEach(day -> books.put(end(day), Book.counting(ladder, Question.asOf(end(day)))));
        return new Counting<>() {
            @Override
            public void add(Journey journey) {
                books.forEach((asOf, book) -> book.add(journey.deal().journey(ladder, asOf)));
            }

            @Override
            public List<Book> result() {
                return books.values().stream().map(Counting::result).toList();
            }
        };
    }

    /** One pipeline's, from the newest day back. */
    private static final class Replay {
        private final Map<Period, List<Point>> points = new LinkedHashMap<>();
        private String currency = "";
        private boolean goesOn = true;

        Replay(List<Period> periods) {
            periods.forEach(period -> points.put(period, new ArrayList<>()));
        }

        void add(Book book) {
            int deals = book.open().size() + book.won().size();
            if (currency.isEmpty()) {
                String main = book.mainCurrency();
                currency = main == null ? "" : main;
            }
            goesOn = goesOn && deals >= Periods.FEWEST && !currency.isEmpty();
            if (goesOn) {
                WinFit fit = WinFit.of(book, Settings.DEFAULT.fit());
                var settings = new Settings(Settings.DEFAULT.fit(), 0, null, currency, Calibration.NONE);
                points.forEach((period, course) -> {
                    Landing landing = Forecaster.forecast(fit, Span.of(period), settings);
                    course.addFirst(new Point(book.asOfDay(), landing.mean(), deals));
                });
            }
        }

        List<Course> courses(String pipeline) {
            return points.entrySet().stream()
                    .filter(course -> !course.getValue().isEmpty())
                    .map(course -> new Course(pipeline, course.getKey().toString(), currency, course.getValue()))
                    .toList();
        }
    }
}
