package io.leadstream.lead.account;

import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.LeadErasing;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.card.LeadsWritten;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.IdempotentAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Knows again, among the leads that are captured, the people who were kept before as none: the link is kept, whatever
 * becomes of the addresses. Erased with the lead, they are forgotten as a whole.
 */
@ApplicationScoped
class LinkPeople {

    // an address decides; a number only where one of them has no address, as among leads
    static final String LINK = """
            update person p set lead_id = l.id, linked_at = ?
            from lead l
            where l.id = any (?) and p.lead_id is null
              and p.id = any (array(select a.id from person a where a.email = l.email
                                    union all
                                    select b.id from person b
                                    where b.phone = l.phone and (b.email is null or l.email is null)))
            returning p.id, l.id""";

    private static final String UNLINK = "delete from person where lead_id = ? returning id";

    private final Sql sql;
    private final IdempotentAnswers answers;
    private final Outbox outbox;
    private final Clock clock;

    LinkPeople(Sql sql, IdempotentAnswers answers, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.answers = answers;
        this.outbox = outbox;
        this.clock = clock;
    }

    void link(@Observes LeadsWritten written) {
        Instant now = clock.instant();
        List<Outbox.Draft> events = sql.list(
                LINK,
                row -> draft(
                        row.getObject(1, UUID.class),
                        new LeadEvent.PersonLinked(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        now),
                now,
                written.leads().stream().map(Lead::id).toList());
        publish(events);
    }

    void erase(@Observes LeadErasing erasing) {
        List<Outbox.Draft> events = sql.list(
                UNLINK,
                row -> draft(
                        row.getObject(1, UUID.class),
                        new LeadEvent.PersonErased(row.getObject(1, UUID.class)),
                        erasing.at()),
                erasing.leadId());
        events.forEach(event -> answers.forget(event.subject()));
        publish(events);
    }

    private void publish(List<Outbox.Draft> events) {
        if (!events.isEmpty()) {
            outbox.addAll(events);
        }
    }

    private static Outbox.Draft draft(UUID person, LeadEvent event, Instant at) {
        return new Outbox.Draft(LeadEvent.TOPIC, person.toString(), event, at, at);
    }
}
