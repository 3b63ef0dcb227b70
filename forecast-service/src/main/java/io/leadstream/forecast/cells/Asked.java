package io.leadstream.forecast.cells;

import org.jspecify.annotations.Nullable;

/**
 * Which counts are asked for.
 *
 * @param from the first day of entry, in days since 1970
 * @param to the day of entry behind the last
 * @param asOf what holds by the end of this day
 * @param imputed whether those count that were not seen to enter the stage itself
 * @param by the segment to count by; null for one count of all
 * @param where a segment and the value that deals must have; null for all deals
 */
public record Asked(
        int from,
        int to,
        int asOf,
        boolean imputed,
        @Nullable String by,
        @Nullable Where where) {

    /** In place of a segment's name and value: all deals. */
    public static final String ALL = "";

    /** @param value null: none at all */
    public record Where(String segment, @Nullable String value) {}

    /** The first month all of whose days of entry are asked for. */
    public int firstWholeMonth() {
        int month = Month.of(from);
        return Month.firstDay(month) == from ? month : month + 1;
    }

    /** The last month all of whose days of entry are asked for. */
    public int lastWholeMonth() {
        return Month.of(to) - 1;
    }

    /** The last month all of whose changes hold by then. */
    public int lastMonthOfChangeAsWhole() {
        return Month.of(asOf + 1) - 1;
    }

    /** Whether only the cells of one value are needed. */
    public boolean isOfValue() {
        return where != null && where.value() != null;
    }

    /** The segment whose cells are needed; null when those of all deals are enough. */
    public @Nullable String segment() {
        return by != null ? by : where == null ? null : where.segment();
    }
}
