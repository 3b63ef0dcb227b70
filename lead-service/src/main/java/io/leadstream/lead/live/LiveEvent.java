package io.leadstream.lead.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A change on its way to those who listen.
 *
 * @param partition with {@code offset} its place
 * @param about what it is about, by which it is filtered
 * @param json what is sent: a {@link Told}
 */
record LiveEvent(TopicPartition partition, long offset, String type, About about, String json) {

    /** What a change is about. */
    sealed interface About {}

    /**
     * A lead as it is by now; owners and statuses also those that it had before, so that a list hears of what leaves
     * it, too.
     *
     * @param companyNames the company's domain, and its name in lower case
     */
    record OfLead(
            UUID leadId,
            @Nullable String partner,
            Set<String> owners,
            Set<String> statuses,
            String source,
            @Nullable UUID companyId,
            Set<String> companyNames)
            implements About {}

    /** A lead that is there no longer: nobody can say any more whose it was. */
    record OfGoneLead(UUID leadId) implements About {}

    record OfCompany(UUID companyId, Set<String> names) implements About {}

    /** Nothing that a front end shows. */
    record OfNothing() implements About {}

    /**
     * An event as it is sent. Nothing here tells who the person is: whoever may read the card reads it.
     *
     * @param ref the event, as the header Leadstream-Event names it
     * @param version the lead's present version: a card with another entity tag is old
     * @param fields the names of what was changed on the card
     * @param detail what the event itself tells
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            String type,
            @Nullable UUID leadId,
            String ref,
            Instant occurredAt,
            @Nullable Long version,
            @Nullable List<String> fields,
            JsonNode detail) {}
}
