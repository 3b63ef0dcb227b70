package io.leadstream.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a command leaves its events: rows written in the transaction of the state they tell of, so that both commit
 * or neither does. Debezium brings each row to its topic, in the order in which transactions commit.
 */
@ApplicationScoped
public class Outbox {

    // Takes each subject's row lock until the commit, in the subjects' natural order, so that two batches never
    // wait for each other; that lock is what makes sequence order and commit order the same. The events are inserted
    // in their own order: a subject's drawn sequence is its last one's, the others' are so many before it.
    private static final String ADD = """
            with drawn as (
              insert into outbox_subject as s (subject, last_sequence)
              select * from unnest(?::text[], ?::bigint[]) as asked (subject, n) order by 1
              on conflict (subject) do update set last_sequence = s.last_sequence + excluded.last_sequence
              returning subject, last_sequence)
            insert into outbox
              (id, topic, key, type, source, subject, sequence, occurred_at, known_at, traceparent, payload)
            select e.id, e.topic, e.subject, e.type, ?, e.subject, d.last_sequence - e.later, e.occurred_at, e.known_at,
                   e.traceparent, e.payload
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[],
                        ?::text[], ?::text[])
                 with ordinality as e
                 (id, topic, subject, type, later, occurred_at, known_at, traceparent, payload, place)
            join drawn d on d.subject = e.subject
            order by e.place
            returning id, sequence""";

    private static final List<String> TYPES =
            List.of("uuid", "text", "text", "text", "int8", "timestamptz", "timestamptz", "text", "text");

    // Debezium skips the deletion and publishes the insertion; the same id and sequence make it a duplicate to
    // whoever has applied it.
    private static final String PUBLISH_AGAIN = """
            with gone as (delete from outbox where created_at >= ? returning *)
            insert into outbox select * from gone order by created_at, subject, sequence""";

    private static final String LAST = "select last_sequence from outbox_subject where subject = ?";
    private static final String PURGE = "delete from outbox where created_at < ?";

    private final AgroalDataSource database;
    private final ObjectMapper mapper;
    private final OutboxSlot slot;
    private final MessagingConfig config;
    private final Clock clock;
    private final jakarta.enterprise.event.Event<EventRef> added;
    private final String source;

    Outbox(
            AgroalDataSource database,
            ObjectMapper mapper,
            OutboxSlot slot,
            MessagingConfig config,
            Clock clock,
            jakarta.enterprise.event.Event<EventRef> added,
            @ConfigProperty(name = "quarkus.application.name") String source) {
        this.database = database;
        this.mapper = mapper;
        this.slot = slot;
        this.config = config;
        this.clock = clock;
        this.added = added;
        this.source = source;
    }

    /**
     * An event on its way out: its record carries {@link EventType}; the subject is also the Kafka key.
     *
     * @param traceparent the trace that it belongs to: the one in which it was drafted
     */
    public record Draft(
            String topic,
            String subject,
            Object event,
            Instant occurredAt,
            Instant knownAt,
            @Nullable String traceparent) {

        public Draft(String topic, String subject, Object event, Instant occurredAt, Instant knownAt) {
            this(topic, subject, event, occurredAt, knownAt, Traces.current());
        }
    }

    /**
     * Adds one event to the caller's transaction.
     *
     * @return its name, with the subject's next sequence
     * @throws OutboxNotReady while nothing would publish it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public EventRef add(String topic, String subject, Object event, Instant occurredAt, Instant knownAt) {
        return addAll(List.of(new Draft(topic, subject, event, occurredAt, knownAt)))
                .getFirst();
    }

    /**
     * Adds many events to the caller's transaction, in one round trip; per subject in the order given.
     *
     * @return their names, in the order given
     * @throws OutboxNotReady while nothing would publish them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<EventRef> addAll(List<Draft> drafts) {
        slot.requireExisting();
        try (var connection = database.getConnection()) {
            List<EventRef> refs = insert(connection, drafts);
            added.fire(refs.getLast());
            return refs;
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** The last event of a subject: what a command has to name that found everything as it wanted it. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<EventRef> last(String subject) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LAST)) {
            statement.setString(1, subject);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(new EventRef(source, subject, row.getLong(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /**
     * Publishes again whatever was added since then, with its ids and sequences as they were: for a topic or a
     * replication slot that was lost.
     *
     * @return how many events
     */
    @Transactional
    public int publishAgain(Instant since) {
        return update(PUBLISH_AGAIN, since);
    }

    @Scheduled(cron = "0 17 3 * * ?")
    @Transactional
    void purge() {
        if (slot.isUsed()) {
            update(PURGE, clock.instant().minus(config.outboxRetention()));
        }
    }

    private int update(String sql, Instant at) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, utc(at));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private List<EventRef> insert(Connection connection, List<Draft> drafts) throws SQLException {
        List<UUID> ids =
                drafts.stream().map(_ -> UuidCreator.getTimeOrderedEpoch()).toList();
        var sequences = new HashMap<UUID, Long>();
        try (var insert = connection.prepareStatement(ADD)) {
            bind(insert, connection, ids, drafts);
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    sequences.put(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
        }
        var refs = new ArrayList<EventRef>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            Long sequence = Objects.requireNonNull(sequences.get(ids.get(i)), "every event was inserted");
            refs.add(new EventRef(source, drafts.get(i).subject(), sequence));
        }
        return refs;
    }

    private void bind(PreparedStatement insert, Connection connection, List<UUID> ids, List<Draft> drafts)
            throws SQLException {
        var counts = new TreeMap<String, Long>();
        drafts.forEach(draft -> counts.merge(draft.subject(), 1L, Long::sum));
        insert.setArray(1, connection.createArrayOf("text", counts.keySet().toArray()));
        insert.setArray(2, connection.createArrayOf("bigint", counts.values().toArray()));
        insert.setString(3, source);
        List<@Nullable Object[]> rows = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            // how many of the same subject come after it
            long later = counts.merge(drafts.get(i).subject(), -1L, Long::sum);
            rows.add(row(ids.get(i), drafts.get(i), later));
        }
        for (int column = 0; column < TYPES.size(); column++) {
            int of = column;
            @Nullable Object[] values = rows.stream().map(row -> row[of]).toArray();
            insert.setArray(column + 4, connection.createArrayOf(TYPES.get(column), values));
        }
    }

    private @Nullable Object[] row(UUID id, Draft draft, long later) {
        return new @Nullable Object[] {
            id,
            draft.topic(),
            draft.subject(),
            EventReader.typeOf(draft.event().getClass()),
            later,
            draft.occurredAt().toString(),
            draft.knownAt().toString(),
            draft.traceparent(),
            json(draft.event())
        };
    }

    private String json(Object event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event record that cannot be written as JSON: " + event.getClass(), e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
