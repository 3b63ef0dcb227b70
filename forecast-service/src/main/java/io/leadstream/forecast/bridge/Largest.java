package io.leadstream.forecast.bridge;

import io.leadstream.forecast.bridge.Bridge.Moved;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The deals that moved an item most, after those of the pages before; so many of them and no more are kept. */
final class Largest {

    private static final Comparator<Moved> ORDER = Comparator.comparing(
                    (Moved moved) -> moved.change().abs())
            .reversed()
            .thenComparing(Moved::deal);

    private final int most;
    private final @Nullable Position after;
    private final PriorityQueue<Moved> kept = new PriorityQueue<>(ORDER.reversed());

    /** Where the page before ended: the absolute change, and the deal. */
    record Position(BigDecimal size, String deal) {

        boolean isBefore(Moved moved) {
            int bySize = size.compareTo(moved.change().abs());
            return bySize > 0 || (bySize == 0 && deal.compareTo(moved.deal()) < 0);
        }
    }

    Largest(int most, @Nullable Position after) {
        this.most = most;
        this.after = after;
    }

    /** Whether another of that size would be kept, so that nothing is gathered of those that would not. */
    boolean wants(Moved moved) {
        boolean beyond = after == null || after.isBefore(moved);
        return beyond && (kept.size() < most || ORDER.compare(moved, kept.element()) < 0);
    }

    void add(Moved moved) {
        kept.add(moved);
        if (kept.size() > most) {
            kept.remove();
        }
    }

    List<Moved> inOrder() {
        var found = new ArrayList<>(kept);
        found.sort(ORDER);
        return found;
    }
}
