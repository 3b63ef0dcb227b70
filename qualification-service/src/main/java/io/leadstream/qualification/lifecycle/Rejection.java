package io.leadstream.qualification.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Why sales does not take a marketing-qualified lead, and where it goes.
 *
 * @param to {@link Lifecycle#RECYCLED} or {@link Lifecycle#DISQUALIFIED}
 */
public record Rejection(
        ReasonCode reason, Lifecycle to, @Nullable String note) {

    public Rejection {
        if (to != Lifecycle.RECYCLED && to != Lifecycle.DISQUALIFIED) {
            throw new IllegalArgumentException("a rejected lead is recycled or disqualified");
        }
    }
}
