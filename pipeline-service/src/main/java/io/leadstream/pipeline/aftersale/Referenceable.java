package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.deal.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who may be a reference: a live customer whose promise was kept. What keeps one from it, in words. */
record Referenceable(Standing standing, boolean isLive, Collection<PromiseStanding> promises) {

    List<String> obstacles() {
        var obstacles = new ArrayList<String>();
        if (standing != Standing.WON) {
            obstacles.add("the deal is not won");
        } else if (!isLive) {
            obstacles.add("the customer is not live yet");
        }
        if (promises.contains(PromiseStanding.BROKEN)) {
            obstacles.add("a promise was broken");
        } else if (!promises.contains(PromiseStanding.KEPT)) {
            obstacles.add("no promise was checked and kept");
        }
        return obstacles;
    }
}
