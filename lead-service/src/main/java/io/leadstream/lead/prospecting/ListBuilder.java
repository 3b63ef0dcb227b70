package io.leadstream.lead.prospecting;

import io.leadstream.lead.card.LeadAttributes;
import io.leadstream.lead.rule.Condition;
import io.leadstream.lead.segment.LeadPages;
import io.leadstream.lead.segment.Segments;
import io.leadstream.messaging.Faults;
import io.leadstream.messaging.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Finds the members of lists, from the newest lead on, a page in a transaction: after a crash the next instance goes on
 * behind the last one. It stops when the list is full.
 */
@ApplicationScoped
class ListBuilder {

    private static final Logger LOG = Logger.getLogger(ListBuilder.class);
    private static final int PAGE = 1000;

    // whoever else builds a list is skipped, not waited for
    static final String CLAIM = """
            select * from prospect_list where state <> 'DONE' order by queued_at, id limit 1
            for update skip locked""";

    // somebody may be erased between the reading and this
    private static final String KEEP = """
            insert into prospect (list_id, generation, lead_id)
            select ?, ?, l.id from lead l where l.id = any (?) for key share""";

    private static final String GO_ON = """
            update prospect_list set state = 'RUNNING', last_lead = ?, read = read + ?, found = found + ? where id = ?""";

    private static final String FINISH = """
            update prospect_list set state = 'DONE', generation = building, complete = ?, built_at = ? where id = ?""";

    private static final String SWEEP = "delete from prospect where list_id = ? and generation < ?";

    private final Segments segments;
    private final LeadPages leads;
    private final Sql sql;
    private final Clock clock;
    private final ReentrantLock working = new ReentrantLock();

    ListBuilder(Segments segments, LeadPages leads, Sql sql, Clock clock) {
        this.segments = segments;
        this.leads = leads;
        this.sql = sql;
        this.clock = clock;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ProspectLists.Queued queued) {
        Thread.startVirtualThread(this::work);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (!working.tryLock()) {
            return;
        }
        try {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(this::step);
            }
        } catch (RuntimeException e) {
            if (!Faults.isInfrastructure(e)) {
                throw e;
            }
            LOG.warnf("prospect lists wait: %s", e.getClass().getSimpleName());
        } finally {
            working.unlock();
        }
    }

    /** Returns whether there may be more to do at once. */
    private boolean step() {
        Optional<ProspectList> claimed = sql.first(CLAIM, ProspectList::read);
        claimed.ifPresent(this::build);
        return claimed.isPresent();
    }

    private void build(ProspectList list) {
        Condition rule = segments.read(list.filter());
        List<LeadAttributes> page = leads.before(list.lastLead(), PAGE);
        List<UUID> fitting = page.stream()
                .filter(rule::holdsFor)
                .map(LeadAttributes::id)
                .limit((long) list.limit() - list.found())
                .toList();
        if (!fitting.isEmpty()) {
            sql.update(KEEP, list.id(), list.building(), fitting);
        }
        if (!page.isEmpty()) {
            sql.update(GO_ON, page.getLast().id(), page.size(), fitting.size(), list.id());
        }
        if (page.size() < PAGE || list.found() + fitting.size() == list.limit()) {
            boolean complete = page.size() < PAGE && list.found() + fitting.size() < list.limit();
            sql.update(FINISH, complete, clock.instant(), list.id());
            sql.update(SWEEP, list.id(), list.building());
        }
    }
}
