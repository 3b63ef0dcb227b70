package io.leadstream.pipeline.team;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a deal.
 *
 * @param type the capability that keeps it
 * @param at when it happened, whenever it was told
 * @param by who did it: a user, or the service that told of it
 * @param detail what there is to tell, by type
 */
record DealTimelineEntry(
        UUID id,
        @Schema(examples = "STEP") String type,
        Instant at,
        @Nullable String by,
        @JsonRawValue @Schema(implementation = Map.class) String detail) {}
