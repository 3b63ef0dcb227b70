package io.leadstream.forecast.alert;

import io.leadstream.forecast.question.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * How the forecast of a period went, day by day: every day's from one program and by what is known now, so that what
 * moved between two of them is what a bridge of the same two days explains.
 *
 * @param period as the API writes it
 * @param points of days that follow one another, the last one last
 */
record Course(String pipeline, String period, String currency, List<Point> points) {

    Course {
        points = List.copyOf(points);
    }

    /**
     * The forecast as of the end of a day.
     *
     * @param mean of the landing, to the cent
     * @param deals open or won, that it goes by
     */
    record Point(LocalDate day, BigDecimal mean, int deals) {}

    Point last(int daysBefore) {
        return points.get(points.size() - 1 - daysBefore);
    }

    /** The moves over so many days each that do not overlap, the newest first. */
    double[] moves(int days) {
        double[] moves = new double[Math.max(0, (points.size() - 1) / days)];
        for (int i = 0; i < moves.length; i++) {
            moves[i] =
                    last(days * i).mean().subtract(last(days * (i + 1)).mean()).doubleValue();
        }
        return moves;
    }

    /** Whether the period was over before a day. */
    static boolean isOver(String period, LocalDate day) {
        return Period.parse(period)
                .filter(known -> !known.next().first().isAfter(day))
                .isPresent();
    }
}
