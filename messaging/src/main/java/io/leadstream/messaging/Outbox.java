package io.leadstream.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a command leaves its events: rows written in the transaction of the state they tell of, so that both commit
 * or neither does. Debezium brings each row to its topic, in the order in which transactions commit.
 */
@ApplicationScoped
public class Outbox {

    // Takes each subject's row lock until the commit, in the subjects' natural order, so that two batches never
    // wait for each other; that lock is what makes sequence order and commit order the same.
    private static final String DRAW_SEQUENCES = """
            insert into outbox_subject as s (subject, last_sequence)
            select * from unnest(?::text[], ?::bigint[]) as drawn (subject, n) order by 1
            on conflict (subject) do update set last_sequence = s.last_sequence + excluded.last_sequence
            returning subject, last_sequence""";

    private static final String INSERT = """
            insert into outbox
              (id, topic, key, type, source, subject, sequence, occurred_at, known_at, traceparent, payload)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                                 ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])""";

    private static final List<String> TYPES = List.of(
            "uuid", "text", "text", "text", "text", "text", "int8", "timestamptz", "timestamptz", "text", "text");

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
     * Adds many events to the caller's transaction, in two round trips; per subject in the order given.
     *
     * @return their names, in the order given
     * @throws OutboxNotReady while nothing would publish them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<EventRef> addAll(List<Draft> drafts) {
        slot.requireExisting();
        try (var connection = database.getConnection()) {
            List<EventRef> refs = name(drafts, drawSequences(connection, drafts));
            insert(connection, drafts, refs);
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

    /** Returns per subject the last sequence before those drawn here. */
    private static Map<String, Long> drawSequences(Connection connection, List<Draft> drafts) throws SQLException {
        var counts = new TreeMap<String, Long>();
        drafts.forEach(draft -> counts.merge(draft.subject(), 1L, Long::sum));
        var before = new HashMap<String, Long>();
        try (var draw = connection.prepareStatement(DRAW_SEQUENCES)) {
            draw.setArray(1, connection.createArrayOf("text", counts.keySet().toArray()));
            draw.setArray(2, connection.createArrayOf("bigint", counts.values().toArray()));
            try (var rows = draw.executeQuery()) {
                while (rows.next()) {
                    String subject = rows.getString(1);
                    before.put(subject, rows.getLong(2) - counts.getOrDefault(subject, 0L));
                }
            }
        }
        return before;
    }

    private List<EventRef> name(List<Draft> drafts, Map<String, Long> last) {
        var refs = new ArrayList<EventRef>(drafts.size());
        for (Draft draft : drafts) {
            refs.add(new EventRef(source, draft.subject(), last.merge(draft.subject(), 1L, Long::sum)));
        }
        return refs;
    }

    private void insert(Connection connection, List<Draft> drafts, List<EventRef> refs) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            rows.add(row(drafts.get(i), refs.get(i)));
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            for (int column = 0; column < TYPES.size(); column++) {
                int of = column;
                @Nullable Object[] values = rows.stream().map(row -> row[of]).toArray();
                insert.setArray(column + 1, connection.createArrayOf(TYPES.get(column), values));
            }
            insert.executeUpdate();
        }
    }

    private @Nullable Object[] row(Draft draft, EventRef ref) {
        return new @Nullable Object[] {
            UuidCreator.getTimeOrderedEpoch(),
            draft.topic(),
            draft.subject(),
            EventReader.typeOf(draft.event().getClass()),
            ref.source(),
            ref.subject(),
            ref.sequence(),
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
