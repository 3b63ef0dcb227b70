package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Course.Point;
import io.leadstream.forecast.alert.Figures.Noise;
import io.leadstream.forecast.alert.Figures.Seen;
import io.leadstream.forecast.statistics.Bounds;
import io.leadstream.forecast.statistics.Difference;
import io.leadstream.forecast.statistics.UsualNoise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the forecast of a period has moved by more than it usually does: its last day against the days before, and
 * its last seven days against the sevens before, whichever is the more surprising. The probability is that of two looks
 * (Bonferroni).
 */
final class ForecastMove {

    private static final int[] LOOKS = {1, 7};
    private static final int CENTS = 2;

    private ForecastMove() {}

    /** One look. */
    private record Look(int days, double move, UsualNoise usual, Difference difference) {

        static Optional<Look> at(Course course, int days) {
            double[] moves = course.moves(days);
            if (moves.length <= UsualNoise.FEWEST) {
                return Optional.empty();
            }
            UsualNoise usual = UsualNoise.of(Arrays.copyOfRange(moves, 1, moves.length));
            return Optional.of(new Look(days, moves[0], usual, usual.of(moves[0], Periods.LEVEL)));
        }
    }

    /** Empty while there are too few earlier moves to tell what is usual. */
    static Optional<Tested> test(Course course) {
        List<Look> looks = new ArrayList<>();
        for (int days : LOOKS) {
            Look.at(course, days).ifPresent(looks::add);
        }
        return looks.stream()
                .min(Comparator.comparingDouble(look -> look.difference().pValue()))
                .map(look -> tested(course, look, looks.size()));
    }

    private static Tested tested(Course course, Look look, int looks) {
        Point after = course.last(0);
        Point before = course.last(look.days());
        var topic = new Topic(AlertKind.FORECAST_MOVE, course.pipeline(), null, null, null, course.period());
        double pValue = Math.min(1, looks * look.difference().pValue());
        return new Tested(
                topic,
                seen(course, after),
                seen(course, before),
                null,
                noise(course, look, before, after),
                look.difference(),
                pValue);
    }

    private static Seen seen(Course course, Point point) {
        String query =
                asked("forecasts", course).with("asOf", point.day().toString()).text();
        return new Seen(
                point.day(),
                point.day().plusDays(1),
                point.deals(),
                null,
                point.mean().doubleValue(),
                null,
                null,
                query);
    }

    private static Query asked(String figure, Course course) {
        return Query.of(figure, course.pipeline())
                .with("period", course.period())
                .with("currency", course.currency());
    }

    private static Noise noise(Course course, Look look, Point before, Point after) {
        UsualNoise usual = look.usual();
        Bounds band = usual.band(Periods.LEVEL);
        return new Noise(
                look.days(),
                course.currency(),
                text(before.mean()),
                text(after.mean()),
                text(after.mean().subtract(before.mean())),
                text(usual.middle()),
                text(usual.scale()),
                text(band.low()),
                text(band.high()),
                text(usual.largest()),
                usual.n(),
                asked("forecast-bridges", course)
                        .with("from", before.day().toString())
                        .with("to", after.day().toString())
                        .text());
    }

    private static String text(double amount) {
        return text(BigDecimal.valueOf(amount));
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_EVEN).toPlainString();
    }
}
