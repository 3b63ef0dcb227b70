package io.leadstream.qualification.awareness;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who made the first contact, by when the activities happened, not by when they were told.
 *
 * @param by LEAD or US; none while there was no contact. At the same instant it was the lead: ours would have been
 *     an answer
 */
public record FirstContact(
        @Schema(description = "LEAD or US; absent while there was none", examples = "LEAD") @Nullable
        By by,

        @Schema(examples = "FORM_SUBMITTED") @Nullable String type,
        @Schema(examples = "2026-02-14T10:30:00Z") @Nullable Instant at,
        @Schema(examples = "2026-02-14T10:30:00Z") @Nullable Instant firstInbound,
        @Schema(examples = "2026-02-15T08:00:00Z") @Nullable Instant firstOutbound) {

    /** The two sides. */
    @Schema(name = "FirstContactBy")
    public enum By {
        LEAD,
        US
    }

    static FirstContact of(Iterable<TypeCount> counts) {
        TypeCount inbound = null;
        TypeCount outbound = null;
        for (TypeCount each : counts) {
            if (each.inbound()) {
                inbound = earlier(inbound, each);
            } else {
                outbound = earlier(outbound, each);
            }
        }
        boolean lead = inbound != null && (outbound == null || !outbound.first().isBefore(inbound.first()));
        TypeCount first = lead ? inbound : outbound;
        return new FirstContact(
                first == null ? null : lead ? By.LEAD : By.US,
                first == null ? null : first.type(),
                first == null ? null : first.first(),
                inbound == null ? null : inbound.first(),
                outbound == null ? null : outbound.first());
    }

    /** Of two at the same instant the type that comes first by name, so that the answer is always the same. */
    private static TypeCount earlier(@Nullable TypeCount one, TypeCount other) {
        if (one == null || other.first().isBefore(one.first())) {
            return other;
        }
        boolean tie = other.first().equals(one.first());
        return tie && other.type().compareTo(one.type()) < 0 ? other : one;
    }
}
