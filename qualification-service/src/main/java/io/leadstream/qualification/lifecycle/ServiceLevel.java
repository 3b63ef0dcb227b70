package io.leadstream.qualification.lifecycle;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** By when sales was to answer what marketing offered, and how that stands. */
public record ServiceLevel(
        @Schema(examples = "2026-03-02T09:00:00Z") Instant dueAt,

        @Nullable Instant answeredAt,
        @Schema(examples = "MET") Standing standing) {

    /** How a target stands at an instant. */
    public enum Standing {
        /** There is time left. */
        DUE,
        MET,
        BREACHED
    }

    /** As it stands at an instant: of what came later nobody knows yet. */
    static ServiceLevel of(Instant dueAt, @Nullable Instant answeredAt, Instant asOf) {
        Instant answered = answeredAt != null && answeredAt.isAfter(asOf) ? null : answeredAt;
        Instant end = answered == null ? asOf : answered;
        Standing standing = end.isAfter(dueAt) ? Standing.BREACHED : answered == null ? Standing.DUE : Standing.MET;
        return new ServiceLevel(dueAt, answered, standing);
    }
}
