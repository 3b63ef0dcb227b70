package io.leadstream.lead.response;

import io.leadstream.lead.card.Judged;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.card.Leads;
import io.leadstream.lead.response.Clocks.Clock;
import io.leadstream.lead.response.ResponseInbox.Heard;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Starts and stops clocks by what happens, in whatever order it is heard of, and tells when one runs out. */
@ApplicationScoped
class FollowResponses {

    private static final int AT_ONCE = 200;
    private static final String TRY_TO_HOLD = "select pg_try_advisory_xact_lock(7203)";

    private final Sql sql;
    private final ResponseInbox inbox;
    private final Clocks clocks;
    private final PublishedTargets published;
    private final Leads leads;
    private final Judged judged;
    private final Outbox outbox;
    private final java.time.Clock time;

    FollowResponses(
            Sql sql,
            ResponseInbox inbox,
            Clocks clocks,
            PublishedTargets published,
            Leads leads,
            Judged judged,
            Outbox outbox,
            java.time.Clock time) {
        this.sql = sql;
        this.inbox = inbox;
        this.clocks = clocks;
        this.published = published;
        this.leads = leads;
        this.judged = judged;
        this.outbox = outbox;
        this.time = time;
    }

    /** Works off some of what was heard of, in its order; returns how much. One instance at a time does. */
    @Transactional
    int hearSome() {
        if (inbox.isEmpty() || !sql.first(TRY_TO_HOLD, row -> row.getBoolean(1)).orElse(false)) {
            return 0;
        }
        List<Heard> heard = inbox.take(AT_ONCE);
        Deadlines deadlines = published.now();
        Map<UUID, Lead> about = about(heard);
        for (Heard one : heard) {
            Lead lead = about.get(one.leadId());
            if (lead != null) {
                new LeadClocks(clocks, whose(lead), deadlines, time.instant()).hear(one);
            }
        }
        return heard.size();
    }

    private Map<UUID, Lead> about(List<Heard> heard) {
        Set<UUID> ids = heard.stream().map(Heard::leadId).collect(Collectors.toSet());
        return leads.list("id in ?1", ids).stream().collect(Collectors.toMap(Lead::id, lead -> lead));
    }

    private LeadClocks.Whose whose(Lead lead) {
        return new LeadClocks.Whose(
                lead, () -> leads.family(lead.mergedInto().orElse(lead.id())), () -> judged.of(lead));
    }

    /** Publishes some of what ran out, each once, whichever instance finds it; returns how many. */
    @Transactional
    int breachSome() {
        Instant now = time.instant();
        List<Clocks.Overdue> overdue = clocks.overdue(now, AT_ONCE);
        for (Clocks.Overdue one : overdue) {
            if ("DISQUALIFIED".equals(one.lifecycle())) {
                clocks.drop(one.clock().id(), now);
            } else {
                breach(one, now);
            }
        }
        return overdue.size();
    }

    private void breach(Clocks.Overdue overdue, Instant now) {
        Clock clock = overdue.clock();
        clocks.breached(clock.id(), now);
        outbox.add(
                LeadEvent.TOPIC,
                overdue.leadId().toString(),
                new LeadEvent.ResponseBreached(
                        overdue.leadId(),
                        clock.id(),
                        clock.kind(),
                        clock.target(),
                        clock.owner(),
                        clock.startedAt(),
                        clock.dueAt()),
                clock.dueAt(),
                now);
    }
}
