package io.leadstream.pipeline.aftersale;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customer was asked whether a promise was kept.
 *
 * @param month which checkpoint it answers: 6, 9 or 12 months after the purchase
 * @param note shown to who sells
 * @param evidence a link to the answer, shown to who sells
 */
record PromiseCheck(
        UUID id,
        int month,
        CheckOutcome outcome,
        Instant at,
        @Nullable String note,
        @Nullable String evidence,
        Instant recordedAt,
        String recordedBy) {

    PromiseCheck withoutFreeText() {
        return new PromiseCheck(id, month, outcome, at, null, null, recordedAt, recordedBy);
    }
}
