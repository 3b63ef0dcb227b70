package io.leadstream.pipeline.aftersale;

import java.time.Instant;
import java.util.UUID;

/** A reference was asked to speak for us. */
record ReferenceUse(
        UUID id,
        UUID referenceId,
        UUID dealId,
        ReferenceFormat format,
        Instant at,
        Instant recordedAt,
        String recordedBy) {}
