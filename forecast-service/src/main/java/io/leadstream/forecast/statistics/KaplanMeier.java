package io.leadstream.forecast.statistics;

import java.util.OptionalDouble;

/**
 * The product-limit estimate of how long something lasts that ends in one way only; what still lasts is censored. Not
 * for conversion, where a loss competes: there see {@link CompetingRisks}.
 *
 * <p>Kaplan, Meier: Nonparametric estimation from incomplete observations, JASA 53 (1958).
 */
public final class KaplanMeier {

    private final Sample ended = new Sample();
    private final Sample lasting = new Sample();
    private final Sample lateEntries = new Sample();

    /**
     * Adds a length.
     *
     * @param seenFrom the length that it had when it was first seen, 0 when seen from its beginning
     */
    public void add(double seenFrom, double length, boolean hasEnded) {
        if (seenFrom > 0 && seenFrom >= length) {
            return; // never watched while it lasted
        }
        (hasEnded ? ended : lasting).add(length);
        if (seenFrom > 0) {
            lateEntries.add(seenFrom);
        }
    }

    /** The shortest length that at most half outlast; empty when more than half do. */
    public OptionalDouble median() {
        double[] lengths = ended.values();
        var stillLasting = new Below(lasting);
        var entered = new Below(lateEntries);
        double share = 1;
        long gone = 0;
        for (int i = 0; i < lengths.length; i++) {
            long atRisk = ended.count()
                    - gone
                    + lasting.count()
                    - stillLasting.count(lengths[i])
                    - (lateEntries.count() - entered.count(lengths[i]));
            int ends = ended.counts()[i];
            share *= (double) (atRisk - ends) / atRisk;
            if (share <= 0.5 + 1e-12) {
                return OptionalDouble.of(lengths[i]);
            }
            gone += ends;
        }
        return OptionalDouble.empty();
    }

    /** How many of a sample lie below values that are asked for in ascending order. */
    private static final class Below {
        private final Sample sample;
        private int next;
        private long count;

        Below(Sample sample) {
            this.sample = sample;
        }

        long count(double value) {
            double[] values = sample.values();
            while (next < values.length && values[next] < value) {
                count += sample.counts()[next++];
            }
            return count;
        }
    }
}
