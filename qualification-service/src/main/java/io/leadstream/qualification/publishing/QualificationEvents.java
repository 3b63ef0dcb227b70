package io.leadstream.qualification.publishing;

import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Outbox.Draft;
import io.leadstream.rest.CommandEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topic {@code qualification-events}. What happens here is known at once, so that its two times are one. */
@ApplicationScoped
public class QualificationEvents {

    private static final String TOPIC = "qualification-events";

    private final Outbox outbox;
    private final CommandEvent commandEvent;
    private final String service;

    QualificationEvents(
            Outbox outbox,
            CommandEvent commandEvent,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.commandEvent = commandEvent;
        this.service = service;
    }

    /** Prepares an event; its trace is the present one. */
    public static Draft draft(String subject, Object event, Instant at) {
        return new Draft(TOPIC, subject, event, at, at);
    }

    /** Publishes in the caller's transaction, per subject in the order given. */
    public List<EventRef> publish(List<Draft> drafts) {
        return drafts.isEmpty() ? List.of() : outbox.addAll(drafts);
    }

    /**
     * Publishes one event about a lead in the caller's transaction.
     *
     * @return its sequence among ours about the lead
     */
    public long publish(UUID lead, Object event, Instant at) {
        return outbox.add(TOPIC, lead.toString(), event, at, at).sequence();
    }

    /** Names the last event of a subject on the answer to a command that found everything as it wanted it. */
    public void nameLastOnAnswer(String subject) {
        outbox.last(subject).ifPresent(commandEvent::was);
    }

    /** Names an earlier event on the answer to a command that changes nothing, because that event's did already. */
    public void nameOnAnswer(UUID lead, long sequence) {
        if (sequence > 0) {
            commandEvent.was(new EventRef(service, lead.toString(), sequence));
        }
    }
}
