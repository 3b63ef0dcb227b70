package io.leadstream.forecast.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many tests at once: of those that are called significant at a level of the adjusted probabilities, no more than that
 * share is expected to be so by chance. Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995).
 */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /** The adjusted probability of each, in the order given. */
    public static List<Double> adjusted(List<Double> pValues) {
        int tests = pValues.size();
        List<Integer> descending = IntStream.range(0, tests)
                .boxed()
                .sorted(Comparator.comparing(pValues::get).reversed())
                .toList();
        var adjusted = new Double[tests];
        double least = 1;
        for (int i = 0; i < tests; i++) {
            int test = descending.get(i);
            least = Math.min(least, pValues.get(test) * tests / (tests - i));
            adjusted[test] = least;
        }
        return List.of(adjusted);
    }
}
