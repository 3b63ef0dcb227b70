package io.leadstream.forecast.statistics;

import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Shrinkage in two steps: the shares of first values are drawn towards their parent's, those of pairs towards the
 * shrunk share of their first value.
 *
 * @param firsts of the first values, all pairs of each together
 * @param seconds of the pairs, by their first value
 */
public record NestedShrinkage(Shrinkage firsts, SortedMap<String, Shrinkage> seconds) {

    /** @param pairs the shares of the pairs, by their first value */
    public static NestedShrinkage around(double parent, Map<String, List<Share>> pairs) {
        var pooled = new TreeMap<String, Share>();
        pairs.forEach((first, shares) -> pooled.put(first, shares.stream().reduce(Share.NONE, Share::plus)));
        Shrinkage firsts = Shrinkage.around(parent, new ArrayList<>(pooled.values()));
        var seconds = new TreeMap<String, Shrinkage>();
        pooled.forEach((first, share) ->
                seconds.put(first, Shrinkage.around(firsts.rateOf(share), pairs.getOrDefault(first, List.of()))));
        return new NestedShrinkage(firsts, seconds);
    }

    /** How the pairs of a first value are shrunk. */
    public Shrinkage within(String first) {
        return Objects.requireNonNull(seconds.get(first), () -> "no pairs of " + first);
    }
}
