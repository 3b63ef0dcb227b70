package io.leadstream.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** How far each partition was consumed, and what is known to be missing before that. */
final class Progress {

    private static final String ADVANCE = """
            insert into consumed_partition as c (topic, partition, next_offset, applied_at) values (?, ?, ?, ?)
            on conflict (topic, partition) do update
              set next_offset = greatest(c.next_offset, excluded.next_offset),
                  applied_at = greatest(c.applied_at, excluded.applied_at)""";

    private static final String POSITIONS = "select topic, partition, next_offset, applied_at from consumed_partition";

    private static final String IS_APPLIED = """
            select ? <= applied_to or ? = any (beyond) from applied_event where source = ? and subject = ?""";

    // Holes are reckoned, not listed: one event far ahead makes a hole of any size. A dead letter that is followed by
    // a later event of its subject lies in a hole and is counted there; one that nobody can name is nobody's event.
    private static final String MISSING = """
            select least(9223372036854775807, holes + waiting)::bigint from
              (select coalesce(sum(beyond[cardinality(beyond)]::numeric - applied_to - cardinality(beyond)), 0) as holes
               from applied_event where beyond <> '{}') as h,
              (select count(distinct (d.source, d.subject, d.sequence)) as waiting
               from dead_letter d
                 left join applied_event a on a.source = d.source and a.subject = d.subject
               where d.sequence > coalesce(a.beyond[cardinality(a.beyond)], a.applied_to, 0)) as w""";

    private static final String UNREADABLE = "select count(*) from dead_letter where source is null";

    // what waits for nothing: its copy has expired and nobody can tell what it was, or it was applied meanwhile
    private static final String PURGE = """
            delete from dead_letter d
            where at < ? and (source is null or exists (
              select from applied_event a
              where a.source = d.source and a.subject = d.subject
                and (d.sequence <= a.applied_to or d.sequence = any (a.beyond))))""";

    private static final String ADD_DEAD_LETTER = """
            insert into dead_letter (topic, partition, record_offset, source, subject, sequence, reason)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private static final String DEAD_LETTERS = """
            select topic, partition, record_offset, source, subject, sequence, reason
            from dead_letter order by at limit ?""";

    private static final String REMOVE_DEAD_LETTER =
            "delete from dead_letter where topic = ? and partition = ? and record_offset = ?";

    private static final long LATEST_ARRIVAL =
            Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    /** The next offset to consume, and the arrival of the record before it. */
    record Position(long nextOffset, Instant appliedAt) {}

    private final Connection connection;

    Progress(Connection connection) {
        this.connection = connection;
    }

    void advance(List<ConsumerRecord<String, byte[]>> messages) throws SQLException {
        var last = new HashMap<TopicPartition, ConsumerRecord<String, byte[]>>();
        messages.forEach(message -> last.put(new TopicPartition(message.topic(), message.partition()), message));
        try (var advance = connection.prepareStatement(ADVANCE)) {
            for (var message : last.values()) {
                advance.setString(1, message.topic());
                advance.setInt(2, message.partition());
                advance.setLong(3, message.offset() + 1);
                advance.setObject(4, arrival(message).atOffset(ZoneOffset.UTC));
                advance.addBatch();
            }
            advance.executeBatch();
        }
    }

    /** The broker's clock as a rule; where a topic leaves the time to its senders it may be anything. */
    private static Instant arrival(ConsumerRecord<String, byte[]> message) {
        return Instant.ofEpochMilli(Math.clamp(message.timestamp(), 0, LATEST_ARRIVAL));
    }

    Map<TopicPartition, Position> positions() throws SQLException {
        var positions = new HashMap<TopicPartition, Position>();
        try (var select = connection.prepareStatement(POSITIONS);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                positions.put(
                        new TopicPartition(rows.getString(1), rows.getInt(2)),
                        new Position(
                                rows.getLong(3),
                                rows.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
        return positions;
    }

    boolean isApplied(EventRef ref) throws SQLException {
        try (var select = connection.prepareStatement(IS_APPLIED)) {
            select.setLong(1, ref.sequence());
            select.setLong(2, ref.sequence());
            select.setString(3, ref.source());
            select.setString(4, ref.subject());
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    long missing() throws SQLException {
        return count(MISSING);
    }

    /** Dead letters that cannot be told to be anybody's event. */
    long unreadable() throws SQLException {
        return count(UNREADABLE);
    }

    private long count(String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    void addDeadLetter(DeadLetter letter) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_DEAD_LETTER)) {
            insert.setString(1, letter.topic());
            insert.setInt(2, letter.partition());
            insert.setLong(3, letter.offset());
            EventRef ref = letter.ref();
            insert.setString(4, ref == null ? null : ref.source());
            insert.setString(5, ref == null ? null : ref.subject());
            insert.setObject(6, ref == null ? null : ref.sequence(), java.sql.Types.BIGINT);
            insert.setString(7, letter.reason());
            insert.executeUpdate();
        }
    }

    List<DeadLetter> deadLetters(int limit) throws SQLException {
        var letters = new ArrayList<DeadLetter>();
        try (var select = connection.prepareStatement(DEAD_LETTERS)) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    String source = rows.getString(4);
                    EventRef ref = source == null ? null : new EventRef(source, rows.getString(5), rows.getLong(6));
                    letters.add(
                            new DeadLetter(rows.getString(1), rows.getInt(2), rows.getLong(3), ref, rows.getString(7)));
                }
            }
        }
        return letters;
    }

    void purgeDeadLetters(Instant before) throws SQLException {
        try (var delete = connection.prepareStatement(PURGE)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }

    void removeDeadLetter(String topic, int partition, long offset) throws SQLException {
        try (var delete = connection.prepareStatement(REMOVE_DEAD_LETTER)) {
            delete.setString(1, topic);
            delete.setInt(2, partition);
            delete.setLong(3, offset);
            delete.executeUpdate();
        }
    }
}
