package io.leadstream.pipeline.committee;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who comes to a committee: a lead, or a person of the buying side who is none. */
record Newcomer(@Nullable UUID leadId, @Nullable UUID personId, Seat seat) {

    UUID who() {
        UUID known = leadId == null ? personId : leadId;
        if (known == null) {
            throw new IllegalStateException("somebody without an id");
        }
        return known;
    }
}
