package io.leadstream.lead.segment;

import io.leadstream.lead.card.CompanyChange;
import io.leadstream.lead.card.LeadAttributes;
import io.leadstream.lead.rule.Condition;
import io.leadstream.messaging.Faults;
import io.leadstream.messaging.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Judges leads anew, a page at a time, each in one transaction: after a crash the next instance goes on behind the last
 * page. A lead whose segments are to change is read again under its lock, so that a capture at the same time and this
 * never leave a lead where neither would put it.
 */
@ApplicationScoped
class SegmentWorker {

    private static final Logger LOG = Logger.getLogger(SegmentWorker.class);
    private static final int PAGE = 1000;
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final int BREATHS = 25;

    static final String MEMBERS = """
            select lead_id from lead_segment where segment = ? and lead_id = any (?)""";
    private static final String COME = """
            insert into lead_segment (segment, lead_id) select ?, unnest(?::uuid[]) on conflict do nothing""";
    private static final String GO = "delete from lead_segment where segment = ? and lead_id = any (?::uuid[])";

    private enum Step {
        NOTHING,
        WAITING,
        MORE
    }

    private final SegmentWork work;
    private final Segments segments;
    private final Definitions definitions;
    private final LeadPages leads;
    private final Sql sql;
    private final ReentrantLock working = new ReentrantLock();

    SegmentWorker(SegmentWork work, Segments segments, Definitions definitions, LeadPages leads, Sql sql) {
        this.work = work;
        this.segments = segments;
        this.definitions = definitions;
        this.leads = leads;
        this.sql = sql;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Segments.Redefined redefined) {
        Thread.startVirtualThread(this::work);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) CompanyChange change) {
        Thread.startVirtualThread(this::work);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (!working.tryLock()) {
            return;
        }
        try {
            int breaths = 0;
            for (Step step = step(); step != Step.NOTHING && breaths < BREATHS; step = step()) {
                if (step == Step.WAITING) {
                    breaths++;
                    LockSupport.parkNanos(BREATH.toNanos());
                }
            }
        } catch (RuntimeException e) {
            if (!Faults.isInfrastructure(e)) {
                throw e;
            }
            LOG.warnf("judging anew waits: %s", e.getClass().getSimpleName());
        } finally {
            working.unlock();
        }
    }

    private Step step() {
        return QuarkusTransaction.requiringNew()
                .call(() -> work.claim().map(this::work).orElse(Step.NOTHING));
    }

    private Step work(SegmentWork.Piece piece) {
        if (piece.fresh()) {
            work.await(piece);
            return Step.WAITING;
        }
        if (!piece.ready()) {
            return Step.WAITING;
        }
        List<LeadAttributes> page = piece.company() == null
                ? leads.after(piece.lastLead(), PAGE)
                : leads.ofCompany(piece.company(), piece.lastLead(), PAGE);
        if (page.isEmpty()) {
            work.done(piece);
            return Step.MORE;
        }
        if (piece.segment() == null) {
            segments.keep(leads.locked(page.stream().map(LeadAttributes::id).toList()));
        } else {
            judge(piece.segment(), page);
        }
        work.goOn(piece, page.getLast().id(), page.size());
        return Step.MORE;
    }

    private void judge(String segment, List<LeadAttributes> page) {
        Condition rule = segments.read(definitions.get(segment).rule());
        Set<UUID> changed = difference(members(segment, page), page, rule);
        List<LeadAttributes> locked = leads.locked(changed);
        sql.update(COME, segment, ids(locked, rule, true));
        sql.update(GO, segment, ids(locked, rule, false));
    }

    private Set<UUID> members(String segment, List<LeadAttributes> page) {
        return new HashSet<>(sql.list(
                MEMBERS,
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                segment,
                page.stream().map(LeadAttributes::id).toList()));
    }

    private static Set<UUID> difference(Set<UUID> members, List<LeadAttributes> page, Condition rule) {
        var changed = new HashSet<UUID>();
        for (LeadAttributes lead : page) {
            if (members.contains(lead.id()) != rule.holdsFor(lead)) {
                changed.add(lead.id());
            }
        }
        return changed;
    }

    private static List<UUID> ids(List<LeadAttributes> leads, Condition rule, boolean wanted) {
        return leads.stream()
                .filter(lead -> rule.holdsFor(lead) == wanted)
                .map(LeadAttributes::id)
                .toList();
    }
}
