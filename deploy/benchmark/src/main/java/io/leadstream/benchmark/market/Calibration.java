package io.leadstream.benchmark.market;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether figures are as sure as they say: intervals and bands held against markets whose truth is known. Needs nothing
 * that runs.
 */
public final class Calibration {

    private static final int RUNS = 10_000;
    private static final int PERIODS = 1_000;
    private static final int OBSERVED_FROM_DAY = 60;
    private static final Map<String, Weather> WEATHERS = new LinkedHashMap<>();

    static {
        WEATHERS.put("steady", Weather.STEADY);
        WEATHERS.put("drift of -30 % a year", new Weather(0.3, 1, 0));
        WEATHERS.put("twice the pace at the quarter's end", new Weather(0, 2, 0));
        WEATHERS.put("10 % zombies", new Weather(0, 1, 0.1));
    }

    private Calibration() {}

    /** @param row takes a figure's name and value */
    public static void measure(BiConsumer<String, String> row) {
        WEATHERS.forEach((name, weather) -> {
            coverage(row, name + ", all over", new ConversionCoverage(weather, false, 0));
            coverage(row, name + ", censored and truncated", new ConversionCoverage(weather, true, OBSERVED_FROM_DAY));
            periods(row, name, new PeriodCoverage(weather).over(PERIODS));
        });
    }

    private static void coverage(BiConsumer<String, String> row, String name, ConversionCoverage coverage) {
        double held = coverage.over(RUNS);
        row.accept(
                "95 % intervals of conversions: " + name,
                "%.2f %% of %d hold the truth".formatted(100 * held, coverage.asked()));
    }

    private static void periods(BiConsumer<String, String> row, String name, PeriodCoverage periods) {
        row.accept(
                "80 % bands of the next 30 days: " + name,
                "%.1f %% of %d hold what came; WAPE %.1f %%, bias %+.1f %%"
                        .formatted(
                                percent(periods.band().coverage()),
                                periods.band().n(),
                                percent(periods.amounts().wape()),
                                percent(periods.amounts().bias())));
    }

    private static double percent(@Nullable Double share) {
        return share == null ? Double.NaN : 100 * share;
    }
}
