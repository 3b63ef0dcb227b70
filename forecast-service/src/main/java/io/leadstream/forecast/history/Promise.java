package io.leadstream.forecast.history;

import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealFact.PromiseRecorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Value that was promised during a sale, and how that stands.
 *
 * @param by who promised it; null when that did not arrive yet
 * @param madeAt when it was recorded; of one whose record did not arrive yet, when it was first checked
 * @param standing null until the customer was asked
 * @param checkedAt when the customer was asked last
 * @param answeredAt when the customer first said anything
 * @param settledAt when it came to stand as it does
 */
public record Promise(
        String id,
        @Nullable String by,
        Instant madeAt,
        @Nullable PromiseOutcome standing,
        @Nullable Instant checkedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant settledAt) {

    static Promise made(PromiseRecorded recorded) {
        return new Promise(recorded.promise(), recorded.by(), recorded.occurredAt(), null, null, null, null);
    }

    static Promise first(PromiseChecked checked) {
        return new Promise(checked.promise(), null, checked.occurredAt(), null, null, null, null).checked(checked);
    }

    Promise checked(PromiseChecked checked) {
        boolean answered = checked.standing() != PromiseOutcome.NO_ANSWER;
        return new Promise(
                id,
                by,
                madeAt,
                checked.standing(),
                checked.occurredAt(),
                answeredAt == null && answered ? checked.occurredAt() : answeredAt,
                standing == checked.standing() ? settledAt : checked.occurredAt());
    }
}
