package io.leadstream.forecast.landing;

import io.leadstream.forecast.winning.WinFit;
import org.jspecify.annotations.Nullable;

/**
 * How a landing is forecast.
 *
 * @param paths how many are simulated; 0 for the expected values alone
 * @param seed of the paths; null for that of the span and the as-of day
 * @param currency of the amounts; {@link #BASE} for all in the base currency, null for that of the largest revenue
 */
public record Settings(
        WinFit.Settings fit,
        int paths,
        @Nullable Long seed,
        @Nullable String currency,
        Calibration calibration) {

    /** Asks for amounts in the base currency, as they were converted when they were told. */
    public static final String BASE = "base";

    public static final int DEFAULT_PATHS = 5_000;
    public static final int MOST_PATHS = 50_000;

    public static final Settings DEFAULT =
            new Settings(WinFit.Settings.DEFAULT, DEFAULT_PATHS, null, null, Calibration.NONE);

    /** The same in another currency; null for that of the largest revenue. */
    public Settings in(@Nullable String other) {
        return new Settings(fit, paths, seed, other, calibration);
    }

    /** The same with another widening of the band. */
    public Settings calibratedBy(Calibration other) {
        return new Settings(fit, paths, seed, currency, other);
    }

    public Settings {
        if (paths < 0 || paths > MOST_PATHS) {
            throw new IllegalArgumentException("paths must be from 0 to " + MOST_PATHS);
        }
    }
}
