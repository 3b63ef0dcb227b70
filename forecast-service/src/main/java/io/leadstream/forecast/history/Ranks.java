package io.leadstream.forecast.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ranks of one phase that a deal has passed, with the time of the first passage of each. A deal that is at a rank
 * has passed all ranks below it.
 */
public final class Ranks {

    private final int top;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A rank's first passage.
     *
     * @param byWinning it rests on a winning alone, and goes when that is void
     */
    record Entry(Instant at, boolean imputed, boolean byWinning) {}

    /** @param top the highest rank there is: K */
    Ranks(int top) {
        this.top = top;
    }

    int top() {
        return top;
    }

    /** The highest rank passed, 0 when none. */
    public int high() {
        return entries.size();
    }

    @Nullable
    Entry entry(int rank) {
        return rank >= 1 && rank <= entries.size() ? entries.get(rank - 1) : null;
    }

    /** The deal was seen at a rank; those passed over are imputed, and the rank itself too when it came from elsewhere. */
    void reach(int rank, Instant at, boolean fromElsewhere) {
        while (entries.size() < rank) {
            boolean passedOver = entries.size() + 1 < rank;
            entries.add(new Entry(at, passedOver || fromElsewhere, false));
        }
    }

    /** A winning passes every rank. */
    void win(Instant at) {
        while (entries.size() < top) {
            entries.add(new Entry(at, true, true));
        }
    }

    void voidWinning() {
        entries.removeIf(Entry::byWinning);
    }
}
