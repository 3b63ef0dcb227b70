package io.leadstream.rest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The position in a list, opaque to the caller. */
public final class Cursor {

    private static final String SEPARATOR = "\n";
    private static final int MOST_DIGITS = 40;

    private Cursor() {}

    public static String encode(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor.
     *
     * @throws BadInput when it is none of so many parts
     */
    public static List<String> decode(String cursor, int parts) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> read = List.of(text.split(SEPARATOR, -1));
            if (read.size() == parts && read.stream().allMatch(Texts::isStorable)) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            throw broken();
        }
        throw broken();
    }

    /** A time as it stands in a cursor. */
    public static Instant time(String part) {
        try {
            Instant time = Instant.parse(part);
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return time;
            }
        } catch (DateTimeException e) {
            throw broken();
        }
        throw broken();
    }

    /** A decimal number as it stands in a cursor, of no more digits than a database takes. */
    public static BigDecimal decimal(String part) {
        try {
            var number = new BigDecimal(part);
            if (number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw broken();
        }
        throw broken();
    }

    /** A whole number as it stands in a cursor. */
    public static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    /** A whole number of 32 bits as it stands in a cursor. */
    public static int whole(String part) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    /** A day of the years 1 to 9999 as it stands in a cursor. */
    public static LocalDate day(String part) {
        try {
            LocalDate day = LocalDate.parse(part);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            throw broken();
        }
        throw broken();
    }

    /** An id as it stands in a cursor. */
    public static UUID id(String part) {
        try {
            return UUID.fromString(part);
        } catch (IllegalArgumentException e) {
            throw broken();
        }
    }

    public static BadInput broken() {
        return BadInput.of("after", "is not a cursor that this list gave");
    }
}
