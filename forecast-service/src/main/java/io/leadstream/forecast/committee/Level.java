package io.leadstream.forecast.committee;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.statistics.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * Deals of whose committee the same was known.
 *
 * @param rate won ÷ (won + lost)
 * @param wonCycle days from the beginning to the winning; null when none was won
 * @param lostCycle the same of those lost
 */
public record Level(
        String level,
        int won,
        int lost,
        int open,
        Rate rate,
        boolean lowEvidence,
        @Nullable Quantiles wonCycle,
        @Nullable Quantiles lostCycle) {}
