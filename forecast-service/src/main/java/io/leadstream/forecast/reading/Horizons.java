package io.leadstream.forecast.reading;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import java.time.Duration;

/** How far a figure looks, as callers say it. */
public final class Horizons {

    public static final long LONGEST_DAYS = 3_650;

    private Horizons() {}

    /** A number of whole days, from P1D to P3650D; anything else is refused by the parameter's name. */
    public static Duration days(String name, String value) {
        Duration duration = Params.duration(name, value);
        long days = duration == null ? 0 : duration.toDays();
        if (days < 1 || days > LONGEST_DAYS || !Duration.ofDays(days).equals(duration)) {
            throw BadInput.of(name, "must be whole days, from P1D to P" + LONGEST_DAYS + "D");
        }
        return Duration.ofDays(days);
    }
}
