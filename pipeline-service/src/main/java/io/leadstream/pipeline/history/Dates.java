package io.leadstream.pipeline.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as exports write them: ISO 8601 in all its shapes, {@code 31.01.2026 14:05}, {@code 1/31/2026 2:05 PM},
 * seconds or milliseconds since 1970.
 *
 * @param order of day and month where figures stand alone; null: not known, and what could be both is refused
 * @param zone of times that name none
 */
record Dates(@Nullable DayOrder order, ZoneId zone) {

    private static final String CLOCK =
            "(?:[T,]?\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([AaPp])?\\.?(?:[Mm]\\.?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?";

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + CLOCK);
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})" + CLOCK);
    private static final Pattern SINCE_1970 = Pattern.compile("\\d{10}(\\d{3})?");

    /** Two figures are a year of this century: no sales system kept histories in the last. */
    private static final int CENTURY = 2000;

    /** @throws LineRefused when it is no time, or day and month could be either */
    Moment read(String column, String text) {
        return find(column, text)
                .orElseThrow(() -> new LineRefused(
                        "bad-input", column + " must be a date such as 2026-01-31 or a time such as 2026-01-31 09:30"));
    }

    private Optional<Moment> find(String column, String text) {
        Matcher since = SINCE_1970.matcher(text);
        if (since.matches()) {
            long number = Long.parseLong(text);
            return Optional.of(
                    new Moment(Instant.ofEpochMilli(since.group(1) == null ? number * 1000 : number), false));
        }
        try {
            Matcher iso = YEAR_FIRST.matcher(text);
            if (iso.matches()) {
                return Optional.of(moment(LocalDate.of(figure(iso, 1), figure(iso, 2), figure(iso, 3)), iso, 4));
            }
            Matcher local = YEAR_LAST.matcher(text);
            return local.matches() ? Optional.of(moment(day(column, local), local, 5)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDate day(String column, Matcher text) {
        int first = figure(text, 1);
        int second = figure(text, 3);
        int year = figure(text, 4);
        DayOrder by = text.group(2).equals(".") ? DayOrder.DMY : order;
        if (by == null && first != second && first <= 12 && second <= 12) {
            throw new LineRefused(
                    "ambiguous-date", column + " may be day or month first: say dates=dmy or dates=mdy of the import");
        }
        boolean dayFirst = by == null ? first > 12 : by == DayOrder.DMY;
        return LocalDate.of(year < 100 ? CENTURY + year : year, dayFirst ? second : first, dayFirst ? first : second);
    }

    /** @param from the group of the hour */
    private Moment moment(LocalDate day, Matcher text, int from) {
        if (text.group(from) == null) {
            return new Moment(day.atStartOfDay(zone).toInstant(), true);
        }
        var time = LocalTime.of(
                hour(figure(text, from), text.group(from + 4)),
                figure(text, from + 1),
                text.group(from + 2) == null ? 0 : figure(text, from + 2),
                nanos(text.group(from + 3)));
        String offset = text.group(from + 5);
        return new Moment(
                offset == null
                        ? day.atTime(time).atZone(zone).toInstant()
                        : day.atTime(time).toInstant(offset(offset)),
                false);
    }

    private static int hour(int figure, @Nullable String half) {
        if (half == null) {
            return figure;
        }
        if (figure < 1 || figure > 12) {
            throw new DateTimeException("no hour of half a day");
        }
        return figure % 12 + (half.toUpperCase(Locale.ROOT).equals("P") ? 12 : 0);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static ZoneOffset offset(String text) {
        return Character.isLetter(text.charAt(0))
                ? ZoneOffset.UTC
                : ZoneOffset.of(text.replaceFirst("(?<=\\d{2})(?=\\d{2}$)", text.length() == 5 ? ":" : ""));
    }

    private static int figure(Matcher text, int group) {
        return Integer.parseInt(text.group(group));
    }
}
