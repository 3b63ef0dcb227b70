package io.leadstream.lead.card;

import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Takes leads away that an import should not have brought: no erasure, nobody's identity is remembered for it. */
@ApplicationScoped
public class UndoneLeads {

    private static final String LOCK = "select id from lead where id = any (?::uuid[]) order by id for update";

    // captures count a version each, the first has none; so does each time that a rule gave the lead to somebody,
    // which is no work of a person. Asked once the rows are locked: before, a rule might be about to
    private static final String CHANGED = """
            select id from lead l
            where id = any (?::uuid[])
              and version <> touches - 1 + (select count(*) from assignment where lead_id = l.id and by = 'RULE')""";

    private static final String GIVEN = """
            select owner, at from assignment where lead_id = any (?::uuid[]) and by = 'RULE' and owner is not null""";

    private static final String OWN_COMPANIES = """
            select c.id from company c join lead l on l.company_id = c.id
            where l.id = any (?::uuid[]) and c.domain is null and c.name_key is null""";

    private static final String DELETE = "delete from lead where id = any (?::uuid[])";

    private final Sql sql;
    private final CompanyRows companies;
    private final Outbox outbox;
    private final Event<LeadsTakenBack> takenBack;
    private final Clock clock;

    UndoneLeads(Sql sql, CompanyRows companies, Outbox outbox, Event<LeadsTakenBack> takenBack, Clock clock) {
        this.sql = sql;
        this.companies = companies;
        this.outbox = outbox;
        this.takenBack = takenBack;
        this.clock = clock;
    }

    /**
     * Those that are here, locked until the transaction ends.
     *
     * @param changed those that somebody has changed by hand
     */
    public record Found(Set<UUID> all, Set<UUID> changed) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public Found lock(Collection<UUID> ids) {
        Set<UUID> all = ids(LOCK, ids);
        return new Found(all, ids(CHANGED, ids));
    }

    /** With all that is kept of them; others are told that they are gone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Set<UUID> own = ids(OWN_COMPANIES, ids);
        List<LeadsTakenBack.Given> given = sql.list(GIVEN, UndoneLeads::given, ids);
        sql.update(DELETE, ids);
        companies.delete(own);
        Instant now = clock.instant();
        outbox.addAll(ids.stream()
                .map(id -> new Outbox.Draft(
                        LeadEvent.TOPIC, id.toString(), new LeadEvent.Erased(id, LeadEvent.Erased.UNDONE), now, now))
                .toList());
        takenBack.fire(new LeadsTakenBack(given));
    }

    private Set<UUID> ids(String query, Collection<UUID> of) {
        return new HashSet<>(sql.list(query, row -> row.getObject(1, UUID.class), of));
    }

    private static LeadsTakenBack.Given given(ResultSet row) throws SQLException {
        return new LeadsTakenBack.Given(row.getString("owner"), Objects.requireNonNull(Sql.instant(row, "at")));
    }
}
