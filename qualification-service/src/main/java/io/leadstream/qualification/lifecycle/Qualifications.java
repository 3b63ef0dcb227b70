package io.leadstream.qualification.lifecycle;

import io.leadstream.qualification.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The qualifications of all leads. */
@ApplicationScoped
public class Qualifications implements PanacheRepositoryBase<Qualification, UUID> {

    // whoever is first makes the row; everybody else finds it
    private static final String ADD_MISSING = """
            insert into qualification (lead_id) select unnest(?::uuid[]) on conflict do nothing""";

    private final Sql sql;

    Qualifications(Sql sql) {
        this.sql = sql;
    }

    /**
     * Holds a captured lead until the transaction ends.
     *
     * @throws LeadIsMerged when it became part of another
     */
    public Qualification locked(UUID leadId) {
        Qualification held = findByIdOptional(leadId, LockModeType.PESSIMISTIC_WRITE)
                .filter(lead -> lead.state().isPresent())
                .orElseThrow(() -> new LeadUnknown(leadId));
        held.mergedInto().ifPresent(survivor -> {
            throw new LeadIsMerged(leadId, survivor);
        });
        return held;
    }

    /** Holds leads until the transaction ends, those of which nothing was told before among them. */
    public Map<UUID, Qualification> locked(Collection<UUID> leads) {
        if (leads.isEmpty()) {
            return Map.of();
        }
        sql.update(ADD_MISSING, leads);
        return find("leadId in ?1 order by leadId", leads).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .collect(Collectors.toMap(Qualification::leadId, Function.identity()));
    }

    /** Leads that the caller holds already. */
    public Map<UUID, Qualification> held(Collection<UUID> leads) {
        return leads.isEmpty()
                ? Map.of()
                : find("leadId in ?1", leads).stream()
                        .collect(Collectors.toMap(Qualification::leadId, Function.identity()));
    }

    /** A captured lead, as it stands. */
    public Optional<Qualification> captured(UUID leadId) {
        return findByIdOptional(leadId).filter(lead -> lead.state().isPresent());
    }
}
