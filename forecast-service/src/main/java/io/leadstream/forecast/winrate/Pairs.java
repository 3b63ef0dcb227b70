package io.leadstream.forecast.winrate;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.NestedShrinkage;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Win rates of pairs of segments, drawn along pipeline → first segment → pair, and how much they differ.
 *
 * @param shrunk by pair
 */
record Pairs(SortedMap<Group, Rate> shrunk, NestedShrinkage shrinkage) {

    /** Null while nothing is closed. */
    static @Nullable Pairs of(Map<Group, WinRate> rates, Confidence confidence) {
        Share all = rates.values().stream().map(Pairs::share).reduce(Share.NONE, Share::plus);
        if (all.n() == 0) {
            return null;
        }
        var byFirst = new TreeMap<String, List<Share>>();
        rates.forEach((group, rate) ->
                byFirst.computeIfAbsent(first(group), _ -> new ArrayList<>()).add(share(rate)));
        var nested = NestedShrinkage.around(all.rate(), byFirst);
        var shrunk = new TreeMap<Group, Rate>();
        rates.forEach((group, rate) -> {
            var posterior = nested.within(first(group)).of(share(rate), confidence);
            shrunk.put(
                    group,
                    new Rate(
                            posterior.rate(),
                            posterior.interval().low(),
                            posterior.interval().high()));
        });
        return new Pairs(shrunk, nested);
    }

    private static String first(Group group) {
        return group.segment() == null ? "" : group.segment();
    }

    private static Share share(WinRate rate) {
        return new Share(rate.won(), (long) rate.won() + rate.lost());
    }
}
