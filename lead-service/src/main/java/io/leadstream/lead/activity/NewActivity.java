package io.leadstream.lead.activity;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What happened.
 *
 * @param direction INBOUND unless given, OUTBOUND for EMAIL_SENT
 * @param occurredAt now unless given; before the capture too, but not in the future
 * @param detail free text, which stays in this service
 * @param externalId the sender's own id of the activity: the same again for the same lead is no second one
 */
public record NewActivity(
        @NotNull @Schema(examples = "EMAIL_CLICKED") Activity.Type type,
        Activity.@Nullable Direction direction,
        @Nullable @Schema(examples = "2026-11-20T09:30:00Z") Instant occurredAt,
        @Size(max = 10_000) @Nullable String detail,

        @Size(min = 1, max = 200) @Schema(examples = "mail-4711-click-1") @Nullable
        String externalId) {

    /** As it is written, should it be new. */
    NewActivities.Row of(UUID leadId, Instant now) {
        Activity.Direction whose = Objects.requireNonNullElse(direction, type.usualDirection());
        Instant at = Objects.requireNonNullElse(occurredAt, now).truncatedTo(ChronoUnit.MICROS);
        return new NewActivities.Row(
                UuidCreator.getTimeOrderedEpoch(), leadId, type, whose, at, detail, externalId, once(whose, at));
    }

    /**
     * By what it is known again among the lead's: the sender's own id; else all that is said of it, where that
     * includes its time. What happens "now" happens anew each time.
     */
    private @Nullable String once(Activity.Direction whose, Instant at) {
        if (externalId != null) {
            return "i:" + externalId;
        }
        return occurredAt == null ? null : "c:" + hash(type + "|" + whose + "|" + at + "|" + detail);
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
