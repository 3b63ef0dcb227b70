package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a pipeline after the sale mean: pipelines name theirs as they like, and most keep to HANDED_OVER,
 * IMPLEMENTING, LIVE.
 *
 * @param implementing key of the stage in which the customer gets what they bought; null where a pipeline has none
 * @param live key of the stage from which on the customer works with it; null where nothing follows the sale
 */
record AfterSaleStages(
        List<String> keys,
        @Nullable String implementing,
        @Nullable String live) {

    AfterSaleStages {
        keys = List.copyOf(keys);
    }

    /** Live is the stage called so, else the last one: who got through all stages works with it. */
    static AfterSaleStages of(Pipeline pipeline) {
        List<String> keys =
                pipeline.stages(Phase.POST_SALE).stream().map(Stage::key).toList();
        Optional<String> live = first(keys, key -> key.equals("LIVE"))
                .or(() -> first(keys, key -> key.contains("LIVE")))
                .or(() -> keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast()));
        return new AfterSaleStages(
                keys, first(keys, key -> key.startsWith("IMPLEMENT")).orElse(null), live.orElse(null));
    }

    /** Whether a deal in that stage is live: in it, or in a later one. */
    boolean isLive(String stage) {
        return live != null && keys.contains(stage) && keys.indexOf(stage) >= keys.indexOf(live);
    }

    /** The keys of the stages in which somebody can be stuck: those before live. */
    List<String> underWay() {
        return live == null ? List.of() : keys.subList(0, keys.indexOf(live));
    }

    private static Optional<String> first(List<String> keys, Predicate<String> which) {
        return keys.stream().filter(which).findFirst();
    }
}
