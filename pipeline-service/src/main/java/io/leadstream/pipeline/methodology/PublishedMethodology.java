package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What others are told of how sales are carried out. What is answered stays here. */
sealed interface PublishedMethodology {

    /**
     * A segment is sold by an approach from now on.
     *
     * @param insteadOf the approach before; absent for the first
     */
    @EventType("approach.adopted.v1")
    record Adopted(
            String segment,
            @Nullable String pipeline,
            Map<String, String> segments,
            String approach,
            List<String> methodologies,
            @Nullable String insteadOf)
            implements PublishedMethodology {}

    /**
     * A segment's closed deals lie nearer to another approach than to the one it is sold by.
     *
     * @param figures those measured, by name: the contract value in USD
     * @param deals won in the period
     */
    @EventType("approach.drifted.v1")
    record Drifted(
            String segment,
            @Nullable String pipeline,
            Map<String, String> segments,
            String adopted,
            double distance,
            String nearest,
            double nearestDistance,
            Map<String, Double> figures,
            long deals,
            Instant from,
            Instant to)
            implements PublishedMethodology {}
}
