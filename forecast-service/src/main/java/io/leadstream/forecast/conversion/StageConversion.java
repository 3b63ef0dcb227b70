package io.leadstream.forecast.conversion;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import org.jspecify.annotations.Nullable;

/**
 * How many of those that entered a stage went on to the next.
 *
 * @param next the following stage's key, or WON
 * @param shrunk the resolved share, drawn towards the parent's; null when nothing at all is settled
 */
public record StageConversion(
        String stage, String next, Shares shares, @Nullable Rate shrunk) {}
