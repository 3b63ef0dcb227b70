package io.leadstream.forecast.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.messaging.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Writes facts, a set at a time: appended to what is known of their subject. */
final class FactTables {

    private static final String INSERT = """
            insert into history (subject, pipelines, facts)
            select subject, coalesce(string_to_array(nullif(pipelines, ''), chr(31)), '{}'), facts
            from unnest(?::text[], ?::text[], ?::bytea[]) as new (subject, pipelines, facts)
            on conflict do nothing returning subject""";

    private static final String APPEND = """
            update history as h
            set facts = h.facts || new.facts,
                pipelines = case when new.pipelines <@ h.pipelines then h.pipelines
                                 else h.pipelines || new.pipelines end
            from (select ?::bytea as facts, ?::text[] as pipelines) as new
            where h.subject = ?""";

    private static final String STORED = "select subject, facts from history where subject = any (?)";

    private static final String REPLACE = "update history set facts = ? where subject = ?";

    private static final String ADD_PIPELINE = """
            insert into pipeline_version (pipeline, version, name, is_default, stages, known_at)
            values (?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""";

    private static final String ADD_MERGE = """
            insert into lead_merge (survivor, merged, sequence, joined, occurred_at) values (?, ?, ?, ?, ?)
            on conflict do nothing""";

    // in order, so that no two batches wait for each other's rows
    private static final String ADD_AHEAD = """
            insert into fact_ahead (occurred_at) select time from unnest(?::text[]::timestamptz[]) as a (time) order by time
            on conflict do nothing""";

    private static final String SEPARATOR = "\u001f";

    // the driver holds every value of what waits to be executed
    private static final int AT_ONCE = 1_000;

    /** A pipeline's version and when it was published. */
    record Published(PipelineVersion version, Instant at) {}

    /** Another lead became part of a survivor, or is so no longer. */
    record Merge(String survivor, LeadEvent.Joined other, Event by) {}

    /** A fact and whom it is about. */
    record Stored(String subject, DealFact fact) {}

    private final Connection connection;
    private final ObjectMapper mapper;
    private final CountedLadders ladders;

    FactTables(Connection connection, ObjectMapper mapper) {
        this.connection = connection;
        this.mapper = mapper;
        this.ladders = new CountedLadders(connection, mapper);
    }

    /** Adds versions; the deals of their pipelines are counted anew, along the latest. */
    void addPipelines(List<Published> pipelines) throws SQLException {
        if (pipelines.isEmpty()) {
            return;
        }
        ladders.share();
        try (var insert = connection.prepareStatement(ADD_PIPELINE)) {
            for (Published published : pipelines) {
                PipelineVersion version = published.version();
                insert.setString(1, version.key());
                insert.setInt(2, version.version());
                insert.setString(3, version.name());
                insert.setBoolean(4, version.isDefault());
                insert.setString(5, json(version));
                insert.setObject(6, published.at().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        ladders.beginAnew(pipelines.stream()
                .map(published -> published.version().key())
                .distinct()
                .sorted()
                .toList());
    }

    private void addMerges(List<Merge> merges) throws SQLException {
        if (merges.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(ADD_MERGE)) {
            for (Merge merge : merges) {
                insert.setString(1, merge.survivor());
                insert.setString(2, merge.other().other());
                insert.setLong(3, merge.by().ref().sequence());
                insert.setBoolean(4, merge.other().joined());
                insert.setObject(5, merge.by().occurredAt().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void addAhead(SortedSet<Instant> times) throws SQLException {
        if (times.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(ADD_AHEAD)) {
            Object[] texts = times.stream().map(Instant::toString).toArray();
            insert.setArray(1, connection.createArrayOf("text", texts));
            insert.executeUpdate();
        }
    }

    /**
     * Appends facts to what is known of their subjects, and lets the counts of stages follow.
     *
     * @param merges of leads that came with them
     */
    void add(List<Stored> facts, List<Merge> merges) throws SQLException {
        ladders.share();
        // in order, so that no two batches wait for each other's rows
        var bySubject = new TreeMap<String, List<DealFact>>();
        facts.forEach(stored -> bySubject
                .computeIfAbsent(stored.subject(), _ -> new ArrayList<>())
                .add(stored.fact()));
        var counts = new CountsFollow(connection, ladders);
        Set<String> fresh = insert(bySubject);
        counts.before(bySubject.keySet(), fresh, merges);
        append(bySubject, fresh);
        addMerges(merges);
        counts.after(bySubject, merges);
        forget(bySubject.entrySet().stream()
                .filter(subject -> subject.getValue().stream().anyMatch(FactTables::isRemoval))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Returns those of whom nothing was known. */
    private Set<String> insert(SortedMap<String, List<DealFact>> bySubject) throws SQLException {
        var fresh = new HashSet<String>();
        List<String> subjects = List.copyOf(bySubject.keySet());
        for (int from = 0; from < subjects.size(); from += AT_ONCE) {
            List<String> some = subjects.subList(from, Math.min(from + AT_ONCE, subjects.size()));
            try (var insert = connection.prepareStatement(INSERT)) {
                insert.setArray(1, connection.createArrayOf("text", some.toArray()));
                insert.setArray(
                        2,
                        connection.createArrayOf(
                                "text",
                                some.stream()
                                        .map(subject -> String.join(
                                                SEPARATOR, pipelines(bySubject.getOrDefault(subject, List.of()))))
                                        .toArray()));
                insert.setArray(
                        3,
                        connection.createArrayOf(
                                "bytea",
                                some.stream()
                                        .map(subject -> FactWriter.pack(bySubject.getOrDefault(subject, List.of())))
                                        .toArray(byte[][]::new)));
                try (var rows = insert.executeQuery()) {
                    while (rows.next()) {
                        fresh.add(rows.getString(1));
                    }
                }
            }
        }
        return fresh;
    }

    private void append(SortedMap<String, List<DealFact>> bySubject, Set<String> fresh) throws SQLException {
        try (var append = connection.prepareStatement(APPEND)) {
            int waiting = 0;
            for (Map.Entry<String, List<DealFact>> subject : bySubject.entrySet()) {
                if (fresh.contains(subject.getKey())) {
                    continue;
                }
                Object[] pipelines = pipelines(subject.getValue()).toArray();
                append.setBytes(1, FactWriter.pack(subject.getValue()));
                append.setArray(2, connection.createArrayOf("text", pipelines));
                append.setString(3, subject.getKey());
                append.addBatch();
                if (++waiting % AT_ONCE == 0) {
                    append.executeBatch();
                }
            }
            append.executeBatch();
        }
    }

    private static List<String> pipelines(List<DealFact> facts) {
        return facts.stream()
                .filter(Step.class::isInstance)
                .map(fact -> ((Step) fact).place().pipeline())
                .distinct()
                .toList();
    }

    private static boolean isRemoval(DealFact fact) {
        return fact instanceof Withdrawn || fact instanceof Erased;
    }

    /** What was removed never holds again, whatever else comes; that it was removed stays known, for facts come late. */
    private void forget(Collection<String> subjects) throws SQLException {
        if (subjects.isEmpty()) {
            return;
        }
        var kept = new HashMap<String, byte[]>();
        try (var select = connection.prepareStatement(STORED)) {
            select.setArray(1, connection.createArrayOf("text", subjects.toArray()));
            try (var rows = select.executeQuery()) {
                var reader = new FactReader(true);
                while (rows.next()) {
                    kept.put(rows.getString(1), FactWriter.pack(DealHistory.lasting(reader.read(rows.getBytes(2)))));
                }
            }
        }
        try (var replace = connection.prepareStatement(REPLACE)) {
            for (Map.Entry<String, byte[]> subject : kept.entrySet()) {
                replace.setBytes(1, subject.getValue());
                replace.setString(2, subject.getKey());
                replace.addBatch();
            }
            replace.executeBatch();
        }
    }

    private String json(PipelineVersion version) {
        try {
            return mapper.writeValueAsString(version.stages());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text cannot fail to be written", e);
        }
    }
}
