package io.leadstream.forecast.winrate;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.NestedShrinkage;
import io.leadstream.forecast.statistics.Shrinkage;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Win rates of groups, drawn along pipeline → segment, those of pairs one step further, and how much they differ.
 *
 * @param rates by group
 * @param segment how the segment's values differ; of pairs, the first values
 * @param within of pairs, how those of each first value differ
 */
record Shrunk(SortedMap<Group, Rate> rates, Shrinkage segment, SortedMap<String, Shrinkage> within) {

    /** Null while nothing is closed. */
    static @Nullable Shrunk of(Map<Group, WinRate> rates, boolean ofPairs, Confidence confidence) {
        Share all = rates.values().stream().map(Shrunk::share).reduce(Share.NONE, Share::plus);
        if (all.n() == 0) {
            return null;
        }
        if (!ofPairs) {
            var segment = Shrinkage.around(
                    all.rate(), rates.values().stream().map(Shrunk::share).toList());
            return new Shrunk(drawn(rates, _ -> segment, confidence), segment, new TreeMap<>());
        }
        var byFirst = new TreeMap<String, List<Share>>();
        rates.forEach((group, rate) ->
                byFirst.computeIfAbsent(first(group), _ -> new ArrayList<>()).add(share(rate)));
        var nested = NestedShrinkage.around(all.rate(), byFirst);
        return new Shrunk(
                drawn(rates, group -> nested.within(first(group)), confidence), nested.firsts(), nested.seconds());
    }

    private static SortedMap<Group, Rate> drawn(
            Map<Group, WinRate> rates, Function<Group, Shrinkage> towards, Confidence confidence) {
        var drawn = new TreeMap<Group, Rate>();
        rates.forEach(
                (group, rate) -> drawn.put(group, Rate.of(towards.apply(group).of(share(rate), confidence))));
        return drawn;
    }

    private static String first(Group group) {
        return group.segment() == null ? "" : group.segment();
    }

    private static Share share(WinRate rate) {
        return new Share(rate.won(), (long) rate.won() + rate.lost());
    }
}
