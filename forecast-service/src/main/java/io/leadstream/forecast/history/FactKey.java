package io.leadstream.forecast.history;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which event a fact came with. Facts of equal time are ordered by it; the same key is the same fact.
 *
 * @param position within the event: an imported history is many facts in one event
 * @param importId the import that brought the fact, if any
 */
public record FactKey(
        String source,
        long sequence,
        int position,
        @Nullable String importId) implements Comparable<FactKey> {

    private static final Comparator<FactKey> ORDER = Comparator.comparing(FactKey::source)
            .thenComparingLong(FactKey::sequence)
            .thenComparingInt(FactKey::position);

    @Override
    public int compareTo(FactKey other) {
        return ORDER.compare(this, other);
    }
}
