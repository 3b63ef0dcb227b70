package io.leadstream.lead.card;

import io.leadstream.lead.database.Sql;
import io.leadstream.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes leads away that an import should not have brought: no erasure, nobody's identity is remembered for it. */
@ApplicationScoped
public class UndoneLeads {

    // captures count a version each, the first has none
    private static final String LOCK = """
            select id, version <> touches - 1 as changed from lead where id = any (?::uuid[]) order by id for update""";

    private static final String OWN_COMPANIES = """
            select c.id from company c join lead l on l.company_id = c.id
            where l.id = any (?::uuid[]) and c.domain is null and c.name_key is null""";

    private static final String DELETE = "delete from lead where id = any (?::uuid[])";

    private final Sql sql;
    private final CompanyRows companies;
    private final Outbox outbox;
    private final Clock clock;

    UndoneLeads(Sql sql, CompanyRows companies, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.companies = companies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Those that are here, locked until the transaction ends.
     *
     * @param changed those that somebody has changed by hand
     */
    public record Found(Set<UUID> all, Set<UUID> changed) {}

    private record Row(UUID id, boolean changed) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public Found lock(Collection<UUID> ids) {
        var found = new Found(new HashSet<>(), new HashSet<>());
        for (Row row : sql.list(LOCK, row -> new Row(row.getObject(1, UUID.class), row.getBoolean(2)), ids)) {
            found.all().add(row.id());
            if (row.changed()) {
                found.changed().add(row.id());
            }
        }
        return found;
    }

    /** With all that is kept of them; others are told that they are gone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<UUID> own = sql.list(OWN_COMPANIES, row -> row.getObject(1, UUID.class), ids);
        sql.update(DELETE, ids);
        companies.delete(own);
        Instant now = clock.instant();
        outbox.addAll(ids.stream()
                .map(id -> new Outbox.Draft(
                        LeadEvent.TOPIC, id.toString(), new LeadEvent.Erased(id, LeadEvent.Erased.UNDONE), now, now))
                .toList());
    }
}
