package io.leadstream.forecast.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The product-limit estimate of how long something lasts that ends in one way only; what still lasts is censored. Not
 * for conversion, where a loss competes: there see {@link CompetingRisks}.
 *
 * <p>Kaplan, Meier: Nonparametric estimation from incomplete observations, JASA 53 (1958).
 */
public final class KaplanMeier {

    private final List<Length> lengths = new ArrayList<>();
    private final List<Double> lateEntries = new ArrayList<>();

    private record Length(double value, boolean ended) {}

    /**
     * Adds a length.
     *
     * @param seenFrom the length that it had when it was first seen, 0 when seen from its beginning
     */
    public void add(double seenFrom, double length, boolean ended) {
        if (seenFrom > 0 && seenFrom >= length) {
            return; // never watched while it lasted
        }
        lengths.add(new Length(length, ended));
        if (seenFrom > 0) {
            lateEntries.add(seenFrom);
        }
    }

    /** The shortest length that at most half outlast; empty when more than half do. */
    public OptionalDouble median() {
        lengths.sort(Comparator.comparingDouble(Length::value).thenComparing(length -> !length.ended()));
        double[] entries =
                lateEntries.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double lasting = 1;
        int entered = 0;
        for (int i = 0; i < lengths.size(); i++) {
            Length length = lengths.get(i);
            while (entered < entries.length && entries[entered] < length.value()) {
                entered++;
            }
            if (length.ended()) {
                int atRisk = lengths.size() - i - (entries.length - entered);
                lasting *= 1 - 1.0 / atRisk;
                if (lasting <= 0.5 + 1e-12) {
                    return OptionalDouble.of(length.value());
                }
            }
        }
        return OptionalDouble.empty();
    }
}
