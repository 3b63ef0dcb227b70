package io.leadstream.pipeline.deal;

import io.leadstream.rest.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All deals. */
@ApplicationScoped
class Deals implements PanacheRepositoryBase<Deal, UUID> {

    /**
     * What a list is narrowed to; null does not narrow.
     *
     * @param leads the cards of one person
     */
    record Filter(
            @Nullable Collection<UUID> leads,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable String pipeline,
            @Nullable Standing state) {

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            putIfGiven(parameters, "leads", leads);
            putIfGiven(parameters, "stage", stage);
            putIfGiven(parameters, "owner", owner);
            putIfGiven(parameters, "pipeline", pipeline);
            putIfGiven(parameters, "state", state);
            return parameters;
        }

        private static void putIfGiven(Map<String, Object> parameters, String name, @Nullable Object value) {
            if (value != null) {
                parameters.put(name, value);
            }
        }
    }

    private static final Map<String, String> PATHS = Map.of(
            "leads",
            "buyer.leadId",
            "stage",
            "stage",
            "owner",
            "terms.owner",
            "pipeline",
            "pipeline",
            "state",
            "state");

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

    /** The newest first. */
    List<Deal> page(Filter filter, @Nullable UUID after, int limit) {
        Map<String, Object> parameters = filter.parameters();
        String query = "true = true"
                + parameters.keySet().stream()
                        .sorted()
                        .map(name -> " and " + PATHS.get(name) + (name.equals("leads") ? " in :" : " = :") + name)
                        .reduce("", String::concat)
                + (after == null ? "" : " and id < :after");
        if (after != null) {
            parameters.put("after", after);
        }
        return find(query, Sort.descending("id"), parameters).page(0, limit).list();
    }
}
