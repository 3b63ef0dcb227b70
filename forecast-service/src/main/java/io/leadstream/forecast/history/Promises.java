package io.leadstream.forecast.history;

import io.leadstream.forecast.history.DealFact.Learned;
import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealFact.PromiseRecorded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the promises of a deal stood, from what was learnt of them in order. */
final class Promises {

    private Promises() {}

    static List<Promise> at(List<Learned> learned, Instant time) {
        var promises = new LinkedHashMap<String, Promise>();
        for (Learned one : learned) {
            if (one.occurredAt().isAfter(time)) {
                break;
            }
            if (one instanceof PromiseRecorded recorded) {
                promises.putIfAbsent(recorded.promise(), Promise.made(recorded));
            } else if (one instanceof PromiseChecked checked) {
                promises.merge(checked.promise(), Promise.first(checked), (before, _) -> before.checked(checked));
            }
        }
        return List.copyOf(promises.values());
    }

    /** Null while what they come to is not settled, or when there is none. */
    static @Nullable PromiseEnd end(List<Promise> promises) {
        Instant lastKept = null;
        Instant firstNot = null;
        boolean settled = true;
        for (Promise promise : promises) {
            PromiseOutcome standing = promise.standing();
            Instant at = promise.settledAt();
            if (standing == null || at == null || standing == PromiseOutcome.NO_ANSWER) {
                settled = false;
            } else if (standing == PromiseOutcome.KEPT) {
                lastKept = lastKept == null || at.isAfter(lastKept) ? at : lastKept;
            } else {
                firstNot = firstNot == null || at.isBefore(firstNot) ? at : firstNot;
            }
        }
        if (firstNot != null) {
            return new PromiseEnd(false, firstNot);
        }
        return settled && lastKept != null ? new PromiseEnd(true, lastKept) : null;
    }
}
