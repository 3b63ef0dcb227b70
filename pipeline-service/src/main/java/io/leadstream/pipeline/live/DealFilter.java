package io.leadstream.pipeline.live;

import io.leadstream.pipeline.live.About.OfDeal;
import io.leadstream.pipeline.live.About.OfGoneDeal;
import io.leadstream.rest.BadInput;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of which deals somebody wants to hear.
 *
 * @param wanted by name of the filter: any of these values; several segments all have to be there
 */
record DealFilter(Map<String, Set<String>> wanted) {

    private static final int MOST_VALUES = 100;
    private static final String SEGMENT = "segment";

    DealFilter {
        wanted = Map.copyOf(wanted);
    }

    static DealFilter all() {
        return new DealFilter(Map.of());
    }

    /** Narrowed to deals with one of these values; none does not narrow. */
    DealFilter and(String name, Collection<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        if (values.size() > MOST_VALUES) {
            throw BadInput.of(name, "must have at most " + MOST_VALUES + " values");
        }
        var more = new HashMap<>(wanted);
        more.put(name, Set.copyOf(values));
        return new DealFilter(more);
    }

    /** Narrowed to deals that have, of each segment named, one of the values named: {@code product:GTX}. */
    DealFilter andSegments(List<String> values) {
        var byKey = new HashMap<String, Set<String>>();
        for (String value : values) {
            int colon = value.indexOf(':');
            if (colon < 1 || colon == value.length() - 1) {
                throw BadInput.of(SEGMENT, "must be a key and a value, such as product:GTX");
            }
            byKey.computeIfAbsent(value.substring(0, colon), _ -> new HashSet<>())
                    .add(value.substring(colon + 1));
        }
        DealFilter filter = this;
        for (Map.Entry<String, Set<String>> segment : byKey.entrySet()) {
            filter = filter.and(segmentNamed(segment.getKey()), segment.getValue());
        }
        return filter;
    }

    /** By which name a deal's values of a segment are kept. */
    static String segmentNamed(String key) {
        return SEGMENT + ":" + key;
    }

    boolean wants(About about) {
        return switch (about) {
            case OfDeal deal ->
                wanted.entrySet().stream()
                        .noneMatch(one -> Collections.disjoint(
                                one.getValue(), deal.values().getOrDefault(one.getKey(), Set.of())));
            // the only thing that is known of it is its id
            case OfGoneDeal _ -> true;
        };
    }
}
