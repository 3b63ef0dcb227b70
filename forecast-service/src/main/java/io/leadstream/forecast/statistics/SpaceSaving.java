package io.leadstream.forecast.statistics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The most frequent of any number of items, in bounded memory: so many are counted at once, and a new one takes the
 * place, and the count, of the rarest. Exact while there are no more different items than places; from then on each
 * count is too high by a known bound at most, and what came more often than the rarest counted one is among them.
 *
 * <p>Metwally, Agrawal, El Abbadi: Efficient computation of frequent and top-k elements in data streams, ICDT 2005.
 */
public final class SpaceSaving<T> {

    private final int places;
    private final Map<T, Counter> counters = new HashMap<>();
    private final TreeMap<Long, LinkedHashSet<T>> byCount = new TreeMap<>();
    private boolean displaced;

    private record Counter(long count, long excess) {}

    /** It came {@code atLeast} to {@code atMost} times. */
    public record Frequent<T>(T item, long atLeast, long atMost) {}

    public SpaceSaving(int places) {
        this.places = places;
    }

    public void add(T item) {
        Counter known = counters.get(item);
        if (known != null) {
            remove(item, known.count());
            put(item, new Counter(known.count() + 1, known.excess()));
        } else if (counters.size() < places) {
            put(item, new Counter(1, 0));
        } else {
            displaced = true;
            long least = byCount.firstKey();
            T rarest = Objects.requireNonNull(byCount.get(least)).getFirst();
            remove(rarest, least);
            counters.remove(rarest);
            put(item, new Counter(least + 1, least));
        }
    }

    private void put(T item, Counter counter) {
        counters.put(item, counter);
        byCount.computeIfAbsent(counter.count(), _ -> new LinkedHashSet<>()).add(item);
    }

    private void remove(T item, long count) {
        byCount.computeIfPresent(count, (_, items) -> {
            items.remove(item);
            return items.isEmpty() ? null : items;
        });
    }

    /** Those counted, the most frequent first. */
    public List<Frequent<T>> frequent() {
        return counters.entrySet().stream()
                .map(entry -> new Frequent<>(
                        entry.getKey(),
                        entry.getValue().count() - entry.getValue().excess(),
                        entry.getValue().count()))
                .sorted(Comparator.comparingLong((Frequent<T> frequent) -> frequent.atMost())
                        .reversed())
                .toList();
    }

    /** What is not counted came so often at most; 0 when all is. */
    public long mostMissed() {
        return displaced ? byCount.firstKey() : 0;
    }
}
