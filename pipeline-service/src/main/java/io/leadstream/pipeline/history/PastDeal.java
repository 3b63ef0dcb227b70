package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.deal.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What another system tells of a deal: one line of an import. Two lines that tell the same are equal, however they
 * are written.
 *
 * @param pipeline null means the default one
 * @param observedFrom what happened before was not seen: the deal comes late into sight (left truncation)
 * @param history the stages it entered; times do not decrease, ties are in order of position
 */
record PastDeal(
        String externalId,
        @Nullable String name,
        @Nullable String pipeline,
        @Nullable String company,
        @Nullable String owner,
        @Nullable String source,
        Map<String, String> segments,
        @Nullable Money amount,
        @Nullable Instant observedFrom,
        List<Entry> history,
        @Nullable Close closed) {

    PastDeal {
        segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
        history = List.copyOf(history);
    }

    record Entry(String stage, Instant at, Instant knownAt) {}

    enum Outcome {
        WON,
        LOST
    }

    record Close(
            Outcome outcome,
            Instant at,
            @Nullable LossReason reason,
            @Nullable Money amount,
            Instant knownAt) {}

    /** The name it is shown by. */
    String title() {
        return name != null ? name : company != null ? company : externalId;
    }

    /** What it was closed for, or else what it is worth. */
    @Nullable
    Money worth() {
        return closed != null && closed.amount != null ? closed.amount : amount;
    }
}
