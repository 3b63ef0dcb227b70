package io.leadstream.lead.source;

import io.leadstream.lead.card.EmailMatching;
import io.leadstream.lead.card.Source;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A source of leads, as it is set up.
 *
 * @param key names it: of a built-in one the value of {@link Source}
 * @param sourceKey by which web forms use it; public, but not to be guessed
 */
public record CaptureSource(
        String key,
        long version,
        boolean builtIn,
        SourceSettings settings,
        String sourceKey,
        WebhookSecrets webhooks,
        Instant createdAt,
        Instant changedAt) {

    /** What it stamps on a lead. */
    public Source source() {
        return settings.source();
    }

    public Duplicates duplicates() {
        return Objects.requireNonNullElse(settings.duplicates(), Duplicates.ATTACH);
    }

    /** By what its captures tell that addresses are the same person's. */
    public EmailMatching emailMatching() {
        return Objects.requireNonNullElse(settings.emailMatching(), EmailMatching.EXACT);
    }

    /** After so many days without a touch its leads are to go; null: never. */
    public @Nullable Integer retentionDays() {
        return settings.retentionDays();
    }

    public boolean isEnabled() {
        return !Boolean.FALSE.equals(settings.enabled());
    }

    public int ratePerMinute() {
        return Objects.requireNonNull(settings.ratePerMinute());
    }

    /** In whose name its webhooks bring leads. */
    public String partner() {
        return Objects.requireNonNullElse(settings.partner(), key);
    }

    /** Whether a page of this origin may use the source. */
    public boolean allows(String origin) {
        List<String> allowed = Objects.requireNonNullElse(settings.allowedOrigins(), List.of());
        return allowed.contains("*") || allowed.contains(origin);
    }
}
