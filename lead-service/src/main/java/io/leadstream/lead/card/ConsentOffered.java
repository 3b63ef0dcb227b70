package io.leadstream.lead.card;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What captures, or somebody who changed a card, told of people's consent, in the present transaction. */
public record ConsentOffered(List<Given> all) {

    public ConsentOffered {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param json an object, as the sender recorded it
     * @param source the capture source's key, or CARD
     * @param by who changed the card; absent: a capture told it
     */
    public record Given(
            UUID leadId,
            String json,
            String source,
            Instant at,
            @Nullable String by) {}
}
