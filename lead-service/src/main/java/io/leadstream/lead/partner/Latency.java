package io.leadstream.lead.partner;

import java.time.Duration;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A distribution of waiting times in buckets that double: the n-th ends at 2^n ms.
 *
 * @param counts by bucket
 */
record Latency(SortedMap<Integer, Long> counts) {

    /** 2^41 ms are more than half a century. */
    private static final int LAST = 41;

    static int bucket(Duration latency) {
        long millis = Math.max(1, latency.toMillis());
        return Math.min(LAST, Long.SIZE - Long.numberOfLeadingZeros(millis - 1));
    }

    /** In ms, no less than the waiting time of that share of the records, and no more than twice. */
    @Nullable
    Long atMost(double share) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long needed = (long) Math.ceil(all * share);
        long seen = 0;
        for (var bucket : counts.entrySet()) {
            seen += bucket.getValue();
            if (seen >= needed) {
                return 1L << bucket.getKey();
            }
        }
        return null;
    }
}
