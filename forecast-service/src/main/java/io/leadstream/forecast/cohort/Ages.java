package io.leadstream.forecast.cohort;

import io.leadstream.forecast.statistics.CompetingRisks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ages in whole days: differences of UTC calendar days. */
public final class Ages {

    private static final long SECONDS_OF_DAY = 86_400;

    private Ages() {}

    /** How many UTC days lie between two times, 0 or more. */
    public static long days(Instant from, Instant to) {
        return Math.max(0, day(to) - day(from));
    }

    /**
     * The last age in days at which nothing could be seen yet of what was entered at a time: the day before the one
     * that observation begins with is the last unseen one.
     */
    public static long observedAge(Instant entry, @Nullable Instant observedFrom) {
        if (observedFrom == null || !observedFrom.isAfter(entry)) {
            return CompetingRisks.FROM_ENTRY;
        }
        return Math.floorDiv(observedFrom.minusNanos(1).getEpochSecond(), SECONDS_OF_DAY) - day(entry);
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_OF_DAY);
    }
}
