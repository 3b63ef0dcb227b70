package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /**
     * Which methodologies a pipeline carries now.
     *
     * @param methodologies for the whole of it
     * @param stages for some of its stages alone
     */
    @EventType("playbooks.changed.v1")
    record PlaybooksChanged(String pipeline, List<String> methodologies, Map<String, List<String>> stages)
            implements PublishedMethodology {}

    /**
     * A question of a methodology was answered on a deal.
     *
     * @param version counts the changes of this answer, from 1
     * @param answered false when the answer before was taken back
     * @param stage the deal's at that time
     */
    @EventType("deal.playbook-answered.v1")
    record Answered(
            UUID dealId, String methodology, String question, int version, boolean answered, String stage, String by)
            implements PublishedMethodology {}
}
