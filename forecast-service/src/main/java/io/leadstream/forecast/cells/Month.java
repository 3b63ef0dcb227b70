package io.leadstream.forecast.cells;

import java.time.LocalDate;
import java.time.temporal.ChronoField;

/**
 * Calendar months (UTC), counted from January of the year 0. Cells are kept by the month of entry and the month of
 * change: of months that a question asks for as a whole, it takes what they come to instead of their days.
 */
public final class Month {

    private Month() {}

    /** @param day in days since 1970 */
    public static int of(int day) {
        return (int) ChronoField.PROLEPTIC_MONTH.getFrom(LocalDate.ofEpochDay(day));
    }

    /** The first day of a month, in days since 1970. */
    public static int firstDay(int month) {
        return Math.toIntExact(LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .toEpochDay());
    }
}
