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
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** Writes facts, a set at a time: appended to what is known of their subject. */
final class FactTables {

    private static final String APPEND = """
            insert into history as h (subject, pipelines, facts) values (?, ?, ?)
            on conflict (subject) do update
            set facts = h.facts || excluded.facts,
                pipelines = case when excluded.pipelines <@ h.pipelines then h.pipelines
                                 else h.pipelines || excluded.pipelines end""";

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

    FactTables(Connection connection, ObjectMapper mapper) {
        this.connection = connection;
        this.mapper = mapper;
    }

    void addPipelines(List<Published> pipelines) throws SQLException {
        if (pipelines.isEmpty()) {
            return;
        }
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
    }

    void addMerges(List<Merge> merges) throws SQLException {
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

    void add(List<Stored> facts) throws SQLException {
        // in order, so that no two batches wait for each other's rows
        var bySubject = new TreeMap<String, List<DealFact>>();
        facts.forEach(stored -> bySubject
                .computeIfAbsent(stored.subject(), _ -> new ArrayList<>())
                .add(stored.fact()));
        try (var append = connection.prepareStatement(APPEND)) {
            int waiting = 0;
            for (Map.Entry<String, List<DealFact>> subject : bySubject.entrySet()) {
                append(append, subject.getKey(), subject.getValue());
                if (++waiting % AT_ONCE == 0) {
                    append.executeBatch();
                }
            }
            append.executeBatch();
        }
        forget(bySubject.entrySet().stream()
                .filter(subject -> subject.getValue().stream().anyMatch(FactTables::isRemoval))
                .map(Map.Entry::getKey)
                .toList());
    }

    private void append(PreparedStatement append, String subject, List<DealFact> facts) throws SQLException {
        Object[] pipelines = facts.stream()
                .filter(Step.class::isInstance)
                .map(fact -> ((Step) fact).place().pipeline())
                .distinct()
                .toArray();
        append.setString(1, subject);
        append.setArray(2, connection.createArrayOf("text", pipelines));
        append.setBytes(3, FactWriter.pack(facts));
        append.addBatch();
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
