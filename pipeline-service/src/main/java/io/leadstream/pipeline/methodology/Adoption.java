package io.leadstream.pipeline.methodology;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** By which approach a segment is sold. */
record Adoption(
        UUID id,
        Segment segment,
        Approach approach,
        Situation situation,
        UUID recommendation,
        String by,
        Instant at,
        @Nullable Found found,
        @Nullable Approach driftedTo,
        @Nullable Instant driftedAt) {

    /**
     * What the last look at the segment's closed deals found.
     *
     * @param deals won in the period
     * @param figures by name; the contract value in USD
     * @param nearest the approach that they lie nearest to; null when they were too few to say
     */
    @Schema(name = "SegmentFigures")
    record Found(
            Instant checkedAt,
            Instant from,
            Instant to,
            long deals,
            Map<String, Double> figures,
            @Nullable String nearest,
            @Nullable Double distance,
            @Nullable Double nearestDistance) {}
}
