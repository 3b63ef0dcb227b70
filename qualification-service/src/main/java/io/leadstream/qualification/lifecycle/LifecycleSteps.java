package io.leadstream.qualification.lifecycle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every move of every lead. */
@ApplicationScoped
public class LifecycleSteps implements PanacheRepositoryBase<LifecycleStep, LifecycleStep.Id> {

    /** The moves of a lead, oldest first. */
    public List<LifecycleStep> of(UUID leadId) {
        return list("id.leadId = ?1 order by id.number", leadId);
    }

    /** The moves of a lead by then, oldest first. */
    public List<LifecycleStep> of(UUID leadId, Instant asOf) {
        return list("id.leadId = ?1 and at <= ?2 order by id.number", leadId, asOf);
    }

    /** The last move of a lead by then. */
    public Optional<LifecycleStep> lastBy(UUID leadId, Instant asOf) {
        return find("id.leadId = ?1 and at <= ?2 order by id.number desc", leadId, asOf)
                .firstResultOptional();
    }

    public void erase(Collection<UUID> leads) {
        delete("id.leadId in ?1", leads);
    }
}
