package io.leadstream.pipeline.deal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one stakeholder we mainly talk to: a person or a lead of lead-service, either by id alone. */
@Embeddable
public record Contact(
        @Column(name = "contact_person_id") @Nullable UUID personId,
        @Column(name = "contact_lead_id") @Nullable UUID leadId) {

    public Contact {
        if ((personId == null) == (leadId == null)) {
            throw new IllegalArgumentException("must have either personId or leadId");
        }
    }
}
