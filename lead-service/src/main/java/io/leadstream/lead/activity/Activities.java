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

    /** The first of those leads' activities, by their own time. */
    List<Activity> first(List<UUID> leads, int count) {
        return find("leadId in ?1 order by occurredAt, id", leads)
                .page(Page.ofSize(count))
                .list();
    }

    List<Activity> after(List<UUID> leads, Instant occurredAt, UUID id, int count) {
        return find(
                        "leadId in ?1 and (occurredAt > ?2 or occurredAt = ?2 and id > ?3) order by occurredAt, id",
                        leads,
                        occurredAt,
                        id)
                .page(Page.ofSize(count))
                .list();
    }
}
