package io.leadstream.lead.activity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The activities of all leads. */
@ApplicationScoped
class Activities implements PanacheRepositoryBase<Activity, UUID> {

    Optional<Activity> find(UUID leadId, UUID id) {
        return find("leadId = ?1 and id = ?2", leadId, id).firstResultOptional();
    }

    /** The first of a lead's activities, by their own time. */
    List<Activity> first(UUID leadId, int count) {
        return find("leadId = ?1 order by occurredAt, id", leadId)
                .page(Page.ofSize(count))
                .list();
    }

    List<Activity> after(UUID leadId, Instant occurredAt, UUID id, int count) {
        return find(
                        "leadId = ?1 and (occurredAt > ?2 or occurredAt = ?2 and id > ?3) order by occurredAt, id",
                        leadId,
                        occurredAt,
                        id)
                .page(Page.ofSize(count))
                .list();
    }
}
