package io.leadstream.pipeline.aftersale;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, in days.
 *
 * @param measured how often it is over
 * @param waiting how often it is not
 * @param medianDays of those that are over; null when none is
 * @param p80Days what four of five did not exceed
 * @param longestWaitingDays of those that are not over
 */
@Schema(name = "AfterSaleTiming")
record Timing(
        int measured,
        int waiting,
        @Nullable Double medianDays,
        @Nullable Double p80Days,
        @Nullable Double longestWaitingDays) {

    private static final double SECONDS_A_DAY = 86_400;

    static Timing of(List<Duration> over, List<Duration> waiting) {
        List<Duration> sorted = over.stream().sorted().toList();
        return new Timing(
                over.size(),
                waiting.size(),
                percentile(sorted, 0.5),
                percentile(sorted, 0.8),
                waiting.stream().max(Duration::compareTo).map(Timing::days).orElse(null));
    }

    /** Between two neighbours in proportion, as SQL's percentile_cont. */
    private static @Nullable Double percentile(List<Duration> sorted, double share) {
        if (sorted.isEmpty()) {
            return null;
        }
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.size() - 1);
        double from = sorted.get(below).toMillis() / 1000.0;
        double to = sorted.get(above).toMillis() / 1000.0;
        return rounded((from + (place - below) * (to - from)) / SECONDS_A_DAY);
    }

    static double days(Duration duration) {
        return rounded(duration.toMillis() / 1000.0 / SECONDS_A_DAY);
    }

    private static double rounded(double days) {
        return Math.round(days * 1e4) / 1e4;
    }
}
