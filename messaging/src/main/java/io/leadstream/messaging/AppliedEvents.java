package io.leadstream.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The memory of which events were applied, locked per subject for the length of a transaction. */
final class AppliedEvents {

    private static final String REMEMBER_SUBJECTS = """
            insert into applied_event (source, subject, applied_to)
            select *, 0 from unnest(?::text[], ?::text[]) as s (source, subject) order by 1, 2
            on conflict do nothing""";

    private static final String LOCK = """
            select source, subject, applied_to, beyond from applied_event
            where (source, subject) in (select * from unnest(?::text[], ?::text[]))
            order by source, subject for update""";

    private static final String SAVE = """
            update applied_event a set applied_to = u.applied_to, beyond = u.beyond::bigint[]
            from unnest(?::text[], ?::text[], ?::bigint[], ?::text[]) as u (source, subject, applied_to, beyond)
            where a.source = u.source and a.subject = u.subject""";

    private record Subject(String source, String name) implements Comparable<Subject> {
        static Subject of(Event event) {
            return new Subject(event.ref().source(), event.ref().subject());
        }

        @Override
        public int compareTo(Subject other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : name.compareTo(other.name);
        }
    }

    /** Every sequence up to {@code to}, and those in {@code beyond}. */
    private static final class Applied {
        private long to;
        private final TreeSet<Long> beyond;

        Applied(long to, Collection<Long> beyond) {
            this.to = to;
            this.beyond = new TreeSet<>(beyond);
        }

        /** Returns false when it was applied before. */
        boolean add(long sequence) {
            if (sequence <= to || !beyond.add(sequence)) {
                return false;
            }
            while (!beyond.isEmpty() && beyond.first() == to + 1) {
                to = beyond.removeFirst();
            }
            return true;
        }

        String beyondAsArray() {
            return beyond.toString().replace('[', '{').replace(']', '}');
        }
    }

    private final Connection connection;

    AppliedEvents(Connection connection) {
        this.connection = connection;
    }

    /** Returns those of the events that were not applied before, in their order, and remembers them as applied. */
    List<Event> addNew(List<Event> events) throws SQLException {
        var subjects = new TreeMap<Subject, Applied>();
        lock(subjects, events);
        var fresh = new ArrayList<Event>(events.size());
        var touched = new HashMap<Subject, Applied>();
        for (Event event : events) {
            Subject subject = Subject.of(event);
            Applied applied = subjects.get(subject);
            if (applied != null && applied.add(event.ref().sequence())) {
                fresh.add(event);
                touched.put(subject, applied);
            }
        }
        save(touched);
        return fresh;
    }

    private void lock(Map<Subject, Applied> into, List<Event> events) throws SQLException {
        List<Subject> subjects =
                events.stream().map(Subject::of).distinct().sorted().toList();
        try (var remember = connection.prepareStatement(REMEMBER_SUBJECTS);
                var lock = connection.prepareStatement(LOCK)) {
            for (var statement : List.of(remember, lock)) {
                statement.setArray(1, texts(subjects.stream().map(Subject::source)));
                statement.setArray(2, texts(subjects.stream().map(Subject::name)));
            }
            remember.executeUpdate();
            try (var rows = lock.executeQuery()) {
                while (rows.next()) {
                    Long[] beyond = (Long[]) rows.getArray(4).getArray();
                    into.put(
                            new Subject(rows.getString(1), rows.getString(2)),
                            new Applied(rows.getLong(3), List.of(beyond)));
                }
            }
        }
    }

    private void save(Map<Subject, Applied> applied) throws SQLException {
        if (applied.isEmpty()) {
            return;
        }
        List<Map.Entry<Subject, Applied>> entries = List.copyOf(applied.entrySet());
        try (var save = connection.prepareStatement(SAVE)) {
            save.setArray(1, texts(entries.stream().map(e -> e.getKey().source())));
            save.setArray(2, texts(entries.stream().map(e -> e.getKey().name())));
            save.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", entries.stream().map(e -> e.getValue().to).toArray()));
            save.setArray(4, texts(entries.stream().map(e -> e.getValue().beyondAsArray())));
            save.executeUpdate();
        }
    }

    private java.sql.Array texts(java.util.stream.Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
