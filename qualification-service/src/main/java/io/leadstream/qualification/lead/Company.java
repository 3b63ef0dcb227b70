package io.leadstream.qualification.lead;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a lead works, as far as scoring and segments need it. */
public record Company(
        UUID id,
        @Nullable String name,
        @Nullable String industry,
        @Nullable String sizeBand,
        boolean funded,
        boolean growing) {}
