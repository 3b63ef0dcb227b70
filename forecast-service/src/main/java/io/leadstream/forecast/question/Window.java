package io.leadstream.forecast.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times [from, to); a bound that is null is none.
 */
public record Window(@Nullable Instant from, @Nullable Instant to) {

    public static final Window ALL_TIME = new Window(null, null);

    public boolean contains(Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }
}
