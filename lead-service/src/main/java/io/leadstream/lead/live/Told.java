package io.leadstream.lead.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
