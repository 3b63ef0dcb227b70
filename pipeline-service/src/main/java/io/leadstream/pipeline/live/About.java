package io.leadstream.pipeline.live;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a change is about. */
sealed interface About {

    /**
     * A deal as it is by now.
     *
     * @param values of each filter by its name, those just before the change among them: a board hears of what leaves
     *     it, too
     */
    record OfDeal(UUID dealId, Map<String, Set<String>> values) implements About {}

    /** A deal that is there no longer: nobody can say any more on which board it was. */
    record OfGoneDeal(UUID dealId) implements About {}
}
