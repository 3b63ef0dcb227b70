package io.leadstream.lead.card;

import io.leadstream.messaging.Faults;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes companies of another name at a domain, as there were before there was one company a domain, part of the one that
 * owns it: leads first, some at a time, at last what was kept of the company.
 */
@ApplicationScoped
class OneCompanyADomain {

    private static final Logger LOG = Logger.getLogger(OneCompanyADomain.class);
    private static final String BY = "system";
    private static final int AT_ONCE = 200;

    private static final String NEXT =
            "select company_id, owner_id from company_joining order by company_id limit 1 for update skip locked";

    private static final String UNDOING = """
            update lead_merge set survivor_before = replace(survivor_before, ?, ?),
              survivor_after = replace(survivor_after, ?, ?), merged_before = replace(merged_before, ?, ?)
            where survivor_id = any (?::uuid[]) or merged_id = any (?::uuid[])""";

    /** What was kept of the company. */
    private static final List<String> MOVES = List.of(
            "update person set company_id = ? where company_id = ?",
            "update note set company_id = ? where company_id = ?",
            "update enrichment set company_id = ? where company_id = ?",
            "update comment set company_id = ? where company_id = ?",
            "update company_change set company_id = ? where company_id = ?",
            "update company_stakeholder set company_id = ?, position = position + 1000 where company_id = ?",
            "update deal set company_id = ? where company_id = ?",
            "update deal_step set company_id = ? where company_id = ?");

    private record Joining(UUID company, UUID owner) {}

    private final Sql sql;
    private final EntityManager entities;
    private final Leads leads;
    private final Companies companies;
    private final Segmentation segmentation;
    private final ChangeLog changeLog;
    private final Outbox outbox;
    private final Event<LeadsWritten> written;
    private final Clock clock;

    OneCompanyADomain(
            Sql sql,
            EntityManager entities,
            Leads leads,
            Companies companies,
            Segmentation segmentation,
            ChangeLog changeLog,
            Outbox outbox,
            Event<LeadsWritten> written,
            Clock clock) {
        this.sql = sql;
        this.entities = entities;
        this.leads = leads;
        this.companies = companies;
        this.segmentation = segmentation;
        this.changeLog = changeLog;
        this.outbox = outbox;
        this.written = written;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void join() {
        try {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(this::joinSome);
            }
        } catch (RuntimeException e) {
            if (!Faults.isInfrastructure(e)) {
                throw e;
            }
            LOG.warnf("companies of one domain wait: %s", e.getClass().getSimpleName());
        }
    }

    private boolean joinSome() {
        Optional<Joining> next =
                sql.first(NEXT, row -> new Joining(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
        next.ifPresent(this::joinSome);
        return next.isPresent();
    }

    /** Leads before companies, as captures lock them. */
    private void joinSome(Joining joining) {
        Instant now = clock.instant();
        List<Lead> some = leads.find("company.id = ?1 order by id", joining.company())
                .page(0, AT_ONCE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        moveLeads(some, joining, now);
        if (some.size() < AT_ONCE) {
            moveRest(joining, now);
        }
    }

    private void moveLeads(List<Lead> some, Joining joining, Instant now) {
        if (some.isEmpty()) {
            return;
        }
        Company owner = companies.findById(joining.owner());
        var events = new ArrayList<Outbox.Draft>();
        var changes = new ArrayList<ChangeLog.Change>();
        for (Lead lead : some) {
            ChangeLog.Seen before = changeLog.seen(lead);
            LeadEvent.Changed changed = lead.change(lead.changeable(), owner, now);
            changeLog.since(before, lead, ChangeLog.Kind.PATCH, BY, now).ifPresent(changes::add);
            events.add(new Outbox.Draft(
                    LeadEvent.TOPIC, lead.id().toString(), changed.in(segmentation.of(lead.attributes())), now, now));
        }
        entities.flush();
        written.fire(new LeadsWritten(some));
        changeLog.addAll(changes);
        outbox.addAll(events);
        String from = joining.company().toString();
        String to = joining.owner().toString();
        List<UUID> ids = some.stream().map(Lead::id).toList();
        sql.update(UNDOING, from, to, from, to, from, to, ids, ids);
    }

    private void moveRest(Joining joining, Instant now) {
        MOVES.forEach(move -> sql.update(move, joining.owner(), joining.company()));
        Company company =
                Objects.requireNonNull(entities.find(Company.class, joining.company(), LockModeType.PESSIMISTIC_WRITE));
        Company owner =
                Objects.requireNonNull(entities.find(Company.class, joining.owner(), LockModeType.PESSIMISTIC_WRITE));
        if (owner.lacks(company)) {
            companies.settle(owner, () -> owner.takeIn(company), now, event -> outbox.addAll(List.of(event)));
        }
        entities.remove(company);
    }
}
