package io.leadstream.qualification.discovery;

import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records a person's word for a point of the checklist. */
@ApplicationScoped
class ConfirmPoint {

    private final Qualifications leads;
    private final Confirmations confirmations;
    private final QualificationEvents events;

    ConfirmPoint(Qualifications leads, Confirmations confirmations, QualificationEvents events) {
        this.leads = leads;
        this.confirmations = confirmations;
        this.events = events;
    }

    @Transactional
    Qualification confirm(UUID leadId, @Nullable String ifMatch, ChecklistPoint point, Confirmation given) {
        if (!point.isConfirmable()) {
            throw Problem.of(409, "point-is-derived", "Point is derived", "the system knows whether it holds")
                    .build();
        }
        Qualification lead = leads.locked(leadId);
        Confirmation present = confirmations.of(leadId, given.at()).get(point);
        if (present == null) {
            EntityTags.check(ifMatch, lead.version());
        } else {
            EntityTags.require(ifMatch, lead.version());
        }
        if (!given.saysTheSameAs(present)) {
            lead.factsChanged();
            confirmations.add(leadId, lead.version(), point, given);
        }
        events.nameOnAnswer(leadId, lead.lastEvent());
        return lead;
    }
}
