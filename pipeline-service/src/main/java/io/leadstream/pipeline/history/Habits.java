package io.leadstream.pipeline.history;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the writer of a file writes days and amounts, as its cells give away.
 *
 * @param dates null where no cell tells, or where they tell both
 * @param decimal the same
 */
record Habits(@Nullable DayOrder dates, @Nullable DecimalMark decimal) {

    static final Habits UNKNOWN = new Habits(null, null);

    private static final int LONGEST = 40;
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](?:\\d{4}|\\d{2})(?:\\D.*)?");
    private static final Pattern COMMA =
            Pattern.compile("\\D{0,4}\\d{1,3}(?:\\.\\d{3})*,\\d{1,2}\\D{0,4}|\\d+,\\d{1,2}");
    private static final Pattern POINT =
            Pattern.compile("\\D{0,4}\\d{1,3}(?:,\\d{3})*\\.\\d{1,2}\\D{0,4}|\\d+\\.\\d{1,2}");

    /** What this file does not give away another one of the same writer may. */
    Habits or(Habits other) {
        return new Habits(dates == null ? other.dates : dates, decimal == null ? other.decimal : decimal);
    }

    /** Sees every cell, and keeps only what it gives away. */
    static final class Observer {
        private long dayFirst;
        private long monthFirst;
        private long commas;
        private long points;

        void see(List<String> cells) {
            for (String cell : cells) {
                if (!cell.isEmpty() && cell.length() <= LONGEST) {
                    see(cell);
                }
            }
        }

        private void see(String cell) {
            char first = cell.charAt(0);
            if (Character.isLetter(first)) {
                return;
            }
            if (cell.indexOf('/') > 0 || cell.indexOf('-') > 0) {
                day(cell);
            } else if (cell.indexOf(',') > 0 || cell.indexOf('.') > 0) {
                commas += COMMA.matcher(cell).matches() ? 1 : 0;
                points += POINT.matcher(cell).matches() ? 1 : 0;
            }
        }

        private void day(String cell) {
            Matcher matcher = DAY.matcher(cell);
            if (matcher.matches()) {
                dayFirst += Integer.parseInt(matcher.group(1)) > 12 ? 1 : 0;
                monthFirst += Integer.parseInt(matcher.group(2)) > 12 ? 1 : 0;
            }
        }

        Habits found() {
            return new Habits(
                    only(dayFirst, DayOrder.DMY, monthFirst, DayOrder.MDY),
                    only(commas, DecimalMark.COMMA, points, DecimalMark.POINT));
        }

        private static <T> @Nullable T only(long first, T one, long second, T other) {
            return first > 0 == second > 0 ? null : first > 0 ? one : other;
        }
    }
}
