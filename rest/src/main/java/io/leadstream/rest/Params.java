package io.leadstream.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Query parameters read from their text, refused by name. */
public final class Params {

    // what every system here can hold, dates of the wider calendars left out
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Params() {}

    /** A time, or a date, which means its start in UTC. */
    public static @Nullable Instant instant(String name, @Nullable String value) {
        return value == null ? null : isDate(value) ? startOf(name, value, 0) : time(name, value);
    }

    /** A time, or a date, which means its end in UTC: the last microsecond that belongs to it. */
    public static @Nullable Instant instantAtEnd(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return isDate(value) ? startOf(name, value, 1).minus(1, ChronoUnit.MICROS) : time(name, value);
    }

    private static boolean isDate(String value) {
        return value.length() == "2026-01-31".length();
    }

    private static Instant startOf(String name, String date, int daysAfter) {
        try {
            Instant start = LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
            return within(name, start).plus(daysAfter, ChronoUnit.DAYS);
        } catch (DateTimeException e) {
            throw noTime(name);
        }
    }

    private static Instant time(String name, String value) {
        try {
            // an unescaped plus of an offset arrives as a space
            return within(name, OffsetDateTime.parse(value.replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            throw noTime(name);
        }
    }

    private static Instant within(String name, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw BadInput.of(name, "must be within the years 1 to 9999");
        }
        return time;
    }

    private static BadInput noTime(String name) {
        return BadInput.of(name, "must be a date such as 2026-01-31 or a time such as 2026-01-31T09:30:00Z");
    }

    public static @Nullable Duration duration(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Duration.parse(value);
        } catch (DateTimeException e) {
            throw BadInput.of(name, "must be a duration such as P30D");
        }
    }

    public static @Nullable UUID uuid(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw BadInput.of(name, "must be a UUID");
        }
    }

    public static @Nullable Integer integer(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw BadInput.of(name, "must be a whole number");
        }
    }

    public static <E extends Enum<E>> @Nullable E choice(String name, @Nullable String value, Class<E> type) {
        if (value == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> BadInput.of(name, "must be one of " + Arrays.toString(type.getEnumConstants())));
    }
}
