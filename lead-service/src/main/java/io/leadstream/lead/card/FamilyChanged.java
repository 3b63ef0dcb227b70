package io.leadstream.lead.card;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Two leads became one, or two again, in the present transaction: whoever goes on with something for a lead by itself
 * looks at both anew. What is only shown needs no such thing: it is read with {@link Cards#family}.
 *
 * @param other the lead that became part of the survivor, or ceased to be
 */
public record FamilyChanged(UUID survivor, UUID other, Instant at) {

    public List<UUID> both() {
        return List.of(survivor, other);
    }
}
