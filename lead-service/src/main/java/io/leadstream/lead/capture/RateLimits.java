package io.leadstream.lead.capture;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.leadstream.lead.source.CaptureSource;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** How much each source may send, per instance of this service: a flood is stopped before it reaches the database. */
@ApplicationScoped
class RateLimits {

    private record Limit(int perMinute, Bucket bucket) {
        static Limit of(int perMinute) {
            return new Limit(
                    perMinute,
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }

    /** As many as there are sources. */
    private final Map<String, Limit> limits = new ConcurrentHashMap<>();

    /** Lets one more submission pass, or throws 429. */
    void require(CaptureSource source) {
        Limit limit = Objects.requireNonNull(limits.compute(
                source.key(),
                (key, known) -> known == null || known.perMinute() != source.ratePerMinute()
                        ? Limit.of(source.ratePerMinute())
                        : known));
        ConsumptionProbe probe = limit.bucket().tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            throw Problem.of(
                            429,
                            "too-many-submissions",
                            "Too many submissions",
                            "this source takes " + source.ratePerMinute() + " a minute")
                    .withHeader("Retry-After", seconds)
                    .build();
        }
    }
}
