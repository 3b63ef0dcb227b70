package io.leadstream.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The memory of which events were applied, locked per subject for the length of a transaction. */
final class AppliedEvents {

    // The rule: the next of each subject, without a hole. One statement; what is not returned goes the long way.
    private static final String ADVANCE = """
            with run as (select * from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[])
                           as r (source, subject, first, last)),
                 opened as (insert into applied_event (source, subject, applied_to)
                            select source, subject, last from run where first = 1 order by 1, 2
                            on conflict do nothing returning source, subject),
                 advanced as (update applied_event a set applied_to = run.last from run
                              where run.first > 1 and a.source = run.source and a.subject = run.subject
                                and a.applied_to = run.first - 1 and a.beyond = '{}'
                              returning a.source, a.subject)
            select source, subject from opened union all select source, subject from advanced""";

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

    /** Events of one subject that follow each other, as long as they do. */
    private record Run(long first, long last, boolean unbroken) {
        static Run of(Event event) {
            long sequence = event.ref().sequence();
            return new Run(sequence, sequence, true);
        }

        Run followedBy(Run next) {
            return new Run(first, next.last, unbroken && next.first == last + 1);
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
        Set<Subject> advanced = advance(events);
        List<Event> others = events.stream()
                .filter(event -> !advanced.contains(Subject.of(event)))
                .toList();
        if (others.isEmpty()) {
            return events;
        }
        Set<Event> fresh = addOneByOne(others);
        return events.stream()
                .filter(event -> advanced.contains(Subject.of(event)) || fresh.contains(event))
                .toList();
    }

    /** Those subjects of which exactly the next events came. */
    private Set<Subject> advance(List<Event> events) throws SQLException {
        var runs = new TreeMap<Subject, Run>();
        events.forEach(event -> runs.merge(Subject.of(event), Run.of(event), Run::followedBy));
        runs.values().removeIf(run -> !run.unbroken());
        var advanced = new HashSet<Subject>();
        try (var advance = connection.prepareStatement(ADVANCE)) {
            advance.setArray(1, texts(runs.keySet().stream().map(Subject::source)));
            advance.setArray(2, texts(runs.keySet().stream().map(Subject::name)));
            advance.setArray(3, numbers(runs.values().stream().map(Run::first)));
            advance.setArray(4, numbers(runs.values().stream().map(Run::last)));
            try (var rows = advance.executeQuery()) {
                while (rows.next()) {
                    advanced.add(new Subject(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return advanced;
    }

    private Set<Event> addOneByOne(List<Event> events) throws SQLException {
        var subjects = new TreeMap<Subject, Applied>();
        lock(subjects, events);
        Set<Event> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
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
            save.setArray(3, numbers(entries.stream().map(e -> e.getValue().to)));
            save.setArray(4, texts(entries.stream().map(e -> e.getValue().beyondAsArray())));
            save.executeUpdate();
        }
    }

    private java.sql.Array texts(Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private java.sql.Array numbers(Stream<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }
}
