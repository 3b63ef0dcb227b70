package io.leadstream.forecast.conformance;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Outcome;

/** How deals ended, or that they have not: open ones may still be won or lost. */
record Endings(int won, int lost, int open, int transferred) {

    static final Endings NONE = new Endings(0, 0, 0, 0);

    Endings with(Journey journey) {
        if (journey.closing() != null) {
            return journey.closing().outcome() == Outcome.WON
                    ? new Endings(won + 1, lost, open, transferred)
                    : new Endings(won, lost + 1, open, transferred);
        }
        return journey.transferredAt() == null
                ? new Endings(won, lost, open + 1, transferred)
                : new Endings(won, lost, open, transferred + 1);
    }

    int all() {
        return won + lost + open + transferred;
    }

    int closed() {
        return won + lost;
    }
}
