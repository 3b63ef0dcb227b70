package io.leadstream.forecast.statistics;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Raises p-values for having looked many times, so that at most the stated share of such looks finds any difference
 * where there is none.
 *
 * <p>Holm: A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6 (1979).
 */
public final class Holm {

    private final NavigableMap<Double, Double> adjusted = new TreeMap<>();
    private final int comparisons;

    private Holm(Collection<Double> pValues) {
        comparisons = pValues.size();
        double highest = 0;
        int before = 0;
        for (double p : pValues.stream().sorted().toList()) {
            highest = Math.max(highest, Math.min(1, (comparisons - before) * p));
            adjusted.putIfAbsent(p, highest);
            before++;
        }
    }

    /** @param pValues of all comparisons that were made */
    public static Holm of(Collection<Double> pValues) {
        return new Holm(pValues);
    }

    public int comparisons() {
        return comparisons;
    }

    /** The adjusted p-value of one of the comparisons. */
    public double adjusted(double pValue) {
        Double found = adjusted.get(pValue);
        if (found == null) {
            throw new IllegalArgumentException(pValue + " is none of the comparisons");
        }
        return found;
    }
}
