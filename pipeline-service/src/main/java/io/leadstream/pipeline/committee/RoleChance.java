package io.leadstream.pipeline.committee;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How likely somebody plays a role: the mean of the Beta posterior of what past deals showed of people with the same
 * title, with its equal-tailed interval.
 *
 * @param played how many of them played it
 * @param of how many there were
 * @param playedAlike the same at companies alike, whose own evidence counts on top; null where none is known to be alike
 * @param ofAlike how many there were
 */
record RoleChance(
        double probability,
        double low,
        double high,
        long played,
        long of,
        @Nullable Long playedAlike,
        @Nullable Long ofAlike) {

    static final double LEVEL = 0.9;

    /**
     * Adds what was seen to what was thought before (Laplace's rule, with a prior that knows the title).
     *
     * @param prior thought before, above 0 and below 1
     * @param weight of how many people that thought counts
     */
    static RoleChance of(long played, long of, double prior, double weight) {
        var beta = new BetaDistribution(played + weight * prior, of - played + weight * (1 - prior));
        double outside = (1 - LEVEL) / 2;
        return new RoleChance(
                beta.getNumericalMean(),
                beta.inverseCumulativeProbability(outside),
                beta.inverseCumulativeProbability(1 - outside),
                played,
                of,
                null,
                null);
    }

    /** With the numbers of the wider group that came before. */
    RoleChance within(long playedByAll, long ofAll) {
        return new RoleChance(probability, low, high, playedByAll, ofAll, played, of);
    }
}
