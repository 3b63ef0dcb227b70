package io.leadstream.pipeline.deal;

import io.leadstream.messaging.Sql;
import io.leadstream.rest.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All deals. */
@ApplicationScoped
class Deals implements PanacheRepositoryBase<Deal, UUID> {

    private final Sql sql;

    Deals(Sql sql) {
        this.sql = sql;
    }

    /** Nobody's primary contact is a lead, or a person, that is erased. */
    void forgetContact(UUID leadOrPerson) {
        sql.update("update deal set contact_lead_id = null where contact_lead_id = ?", leadOrPerson);
        sql.update("update deal set contact_person_id = null where contact_person_id = ?", leadOrPerson);
    }

    Deal get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Problem.notFound("the deal"));
    }

    /** Locks the deal's row: one command at a time on one deal, so that its facts have an order. */
    Deal locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("the deal"));
    }

    Optional<Deal> openOf(UUID leadId) {
        return find("buyer.leadId = ?1 and state = ?2", leadId, Standing.OPEN).firstResultOptional();
    }

    /** The open deals of those leads, the first opened first. */
    List<Deal> openOf(Collection<UUID> leads) {
        return leads.isEmpty()
                ? List.of()
                : list("buyer.leadId in ?1 and state = ?2 order by id", leads, Standing.OPEN);
    }

    Optional<UUID> leadOf(UUID id) {
        return find("select buyer.leadId from Deal where id = ?1", id)
                .project(UUID.class)
                .firstResultOptional();
    }

    List<Deal> ofLead(UUID leadId) {
        return list("buyer.leadId", leadId);
    }

    /** In the order asked for. */
    List<Deal> page(DealQuery query, DealQuery.Sorting sorting, DealQuery.@Nullable Place place, int limit) {
        List<UUID> ids = new ArrayList<>();
        for (DealQuery.Statement statement : query.statements(sorting, place, limit)) {
            if (ids.size() < limit) {
                ids.addAll(sql.list(
                        statement.sql(),
                        row -> row.getObject(1, UUID.class),
                        statement.parameters().toArray()));
            }
        }
        return inOrder(ids.subList(0, Math.min(limit, ids.size())));
    }

    private List<Deal> inOrder(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Deal> found = list("id in ?1", ids).stream().collect(Collectors.toMap(Deal::id, deal -> deal));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }
}
