package io.leadstream.lead.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which a source's webhooks are signed, sealed: {@link SecretBox}.
 *
 * @param previous is good until {@code previousValidUntil}, so that the sender can change over
 */
public record WebhookSecrets(
        @Nullable String current,
        @Nullable String previous,
        @Nullable Instant previousValidUntil) {

    /** Those that are good at a time; none when the source takes no webhooks. */
    public List<String> at(Instant time) {
        if (current == null) {
            return List.of();
        }
        boolean twoAreGood = previous != null && previousValidUntil != null && time.isBefore(previousValidUntil);
        return twoAreGood ? List.of(current, previous) : List.of(current);
    }

    /** Nobody is to read them in a log. */
    @Override
    public String toString() {
        return "WebhookSecrets[" + (current == null ? "none" : "set") + "]";
    }
}
