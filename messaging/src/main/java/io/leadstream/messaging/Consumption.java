package io.leadstream.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Applies batches of events exactly once: the handler's effect, the memory that the events were applied, and the
 * position in the topic commit in one transaction. At-least-once delivery, duplicates and full replays change
 * nothing.
 */
@ApplicationScoped
public class Consumption {

    private static final Logger LOG = Logger.getLogger(Consumption.class);
    private static final int LONGEST_TRANSACTION_SECONDS = 300;

    private final AgroalDataSource database;
    private final Batches batches;
    private final KafkaAccess kafka;
    private final ConsumerSchema schema;
    private final Deliveries deliveries;
    private final String service;

    Consumption(
            AgroalDataSource database,
            Batches batches,
            KafkaAccess kafka,
            ConsumerSchema schema,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.batches = batches;
        this.kafka = kafka;
        this.schema = schema;
        this.deliveries = new Deliveries(metrics);
        this.service = service;
    }

    /** Applies what was read, setting refused records aside on {@code <topic>.<service>.dlq}. */
    public void consume(ConsumerRecords<String, byte[]> batch, EventHandler handler) {
        var messages = StreamSupport.stream(batch.spliterator(), false).toList();
        messages.forEach(deliveries::measure);
        consume(messages, handler, schema, this::setAside);
    }

    /**
     * Applies records to another schema than the live one, as a rebuild does. A refused record is noted there; it is
     * among the dead letters already.
     */
    public void replay(List<ConsumerRecord<String, byte[]>> messages, EventHandler handler, ConsumerSchema target) {
        consume(
                messages,
                handler,
                target,
                (message, refusal) -> note(DeadLetter.of(message, refusal), message, target));
    }

    /**
     * Applies records within the caller's transaction and on its connection, all of them or none: for the few that
     * are left while the caller holds a lock. Nothing is retried, nothing is set aside.
     *
     * @throws RuntimeException when a record is refused; the caller's transaction is not to be committed then
     */
    public void applyWithin(Connection connection, List<ConsumerRecord<String, byte[]>> messages, EventHandler handler)
            throws SQLException {
        apply(connection, messages, handler);
        new Progress(connection).advance(messages);
    }

    /** Tries dead letters once more; what is applied now is a hole no longer, the rest is set aside again. */
    void redrive(List<ConsumerRecord<String, byte[]>> letters, EventHandler handler) {
        batches.workOff(
                letters,
                messages -> inTransaction(schema, connection -> {
                    apply(connection, messages, handler);
                    var progress = new Progress(connection);
                    for (var message : messages) {
                        DeadLetter letter = DeadLetter.redriven(message, new UnreadableEvent("redriven"));
                        progress.removeDeadLetter(letter.topic(), letter.partition(), letter.offset());
                    }
                }),
                (message, refusal) -> send(DeadLetter.redriven(message, refusal), message, message.topic()));
    }

    private void consume(
            List<ConsumerRecord<String, byte[]>> messages,
            EventHandler handler,
            ConsumerSchema target,
            BiConsumer<ConsumerRecord<String, byte[]>, RuntimeException> setAside) {
        batches.workOff(
                messages,
                records -> inTransaction(target, connection -> {
                    apply(connection, records, handler);
                    new Progress(connection).advance(records);
                }),
                setAside);
    }

    private static void apply(
            Connection connection, List<ConsumerRecord<String, byte[]>> messages, EventHandler handler)
            throws SQLException {
        List<Event> events = messages.stream().map(EventRecords::read).toList();
        List<Event> fresh = new AppliedEvents(connection).addNew(events);
        if (!fresh.isEmpty()) {
            handler.handleAll(fresh);
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> message, RuntimeException refusal) {
        DeadLetter letter = DeadLetter.of(message, refusal);
        // each on its own: a database that is away while the note is written must not multiply the copy
        batches.untilDone(() -> send(letter, message, deadLetterTopic(message.topic())));
        batches.untilDone(() -> note(letter, message, schema));
        deliveries.countDeadLetter(message.topic());
        LOG.warnf(
                "a record was set aside: topic=%s partition=%d offset=%d reason=%s",
                letter.topic(),
                letter.partition(),
                letter.offset(),
                refusal.getClass().getSimpleName());
    }

    private void send(DeadLetter letter, ConsumerRecord<String, byte[]> message, String topic) {
        try {
            kafka.send(letter.toRecord(message, topic));
        } catch (KafkaException notTaken) {
            if (Faults.isInfrastructure(notTaken)) {
                throw notTaken;
            }
            LOG.warnf(
                    "a dead letter goes without its copy: topic=%s partition=%d offset=%d reason=%s",
                    letter.topic(),
                    letter.partition(),
                    letter.offset(),
                    notTaken.getCause() == null
                            ? "unknown"
                            : notTaken.getCause().getClass().getSimpleName());
            kafka.send(letter.toRecordWithoutCopy(message, topic));
        }
    }

    private void note(DeadLetter letter, ConsumerRecord<String, byte[]> message, ConsumerSchema target) {
        try {
            write(letter, message, target);
        } catch (RuntimeException refused) {
            if (Faults.isInfrastructure(refused)) {
                throw refused;
            }
            write(letter.placeOnly(), message, target);
        }
    }

    private void write(DeadLetter letter, ConsumerRecord<String, byte[]> message, ConsumerSchema target) {
        inTransaction(target, connection -> {
            var progress = new Progress(connection);
            progress.addDeadLetter(letter);
            progress.advance(List.of(message));
        });
    }

    String deadLetterTopic(String topic) {
        return topic + "." + service + ".dlq";
    }

    private void inTransaction(ConsumerSchema target, Work work) {
        QuarkusTransaction.requiringNew().timeout(LONGEST_TRANSACTION_SECONDS).run(() -> {
            try (Connection connection = database.getConnection()) {
                target.enter(connection);
                work.in(connection);
            } catch (SQLException e) {
                throw new DatabaseFault(e);
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        void in(Connection connection) throws SQLException;
    }

    /** The schema of a service that keeps its projection where its own tables are. */
    @Produces
    @DefaultBean
    @ApplicationScoped
    static ConsumerSchema ownSchema() {
        return connection -> {};
    }
}
