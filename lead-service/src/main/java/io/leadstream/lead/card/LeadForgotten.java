package io.leadstream.lead.card;

import java.util.Collection;
import java.util.UUID;

/**
 * A person is being erased, in the present transaction: whoever keeps something on them beside the card lets it go.
 *
 * @param identities by which they were known; what they were known by before a change by hand is still in
 *     {@code replaced_identity}
 */
public record LeadForgotten(UUID leadId, Collection<Identity> identities) {
    public LeadForgotten {
        identities = java.util.List.copyOf(identities);
    }
}
