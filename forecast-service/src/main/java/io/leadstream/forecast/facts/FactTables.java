package io.leadstream.forecast.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.PipelineVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes facts, a set at a time. The same fact twice is one fact. */
final class FactTables {

    private static final String ADD_STEP = """
            insert into step (subject, source, sequence, position, import_id, occurred_at, known_at,
                              kind, pipeline, version, stage, rank, phase, reason, amount, currency)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private static final String ADD_DESCRIPTION = """
            insert into description (subject, source, sequence, import_id, occurred_at, known_at,
                                     owner, amount, currency, segments, observed_from)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""";

    private static final String ADD_REMOVAL = """
            insert into removal (subject, source, sequence, import_id, occurred_at, known_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private static final String ADD_PIPELINE = """
            insert into pipeline_version (pipeline, version, name, is_default, stages, known_at)
            values (?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""";

    // What was removed never holds again, whatever else comes; that it was removed stays known, for facts come late.
    private static final String FORGET = """
            delete from %s f using removal r
            where r.subject = any (?) and f.subject = r.subject
              and (r.import_id is null or (f.source = r.source and f.sequence < r.sequence))""";

    private static final int AT_ONCE = 1_000;

    /** A pipeline's version and when it was published. */
    record Published(PipelineVersion version, Instant at) {}

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
                insert.setString(5, json(version.stages()));
                bindTime(insert, 6, published.at());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void add(List<Stored> facts) throws SQLException {
        // a part at a time: the driver holds every value of what waits to be executed
        for (int from = 0; from < facts.size(); from += AT_ONCE) {
            addPart(facts.subList(from, Math.min(facts.size(), from + AT_ONCE)));
        }
        forget(facts.stream()
                .filter(stored ->
                        stored.fact() instanceof DealFact.Withdrawn || stored.fact() instanceof DealFact.Erased)
                .map(Stored::subject)
                .distinct()
                .toList());
    }

    private void addPart(List<Stored> facts) throws SQLException {
        try (var steps = connection.prepareStatement(ADD_STEP);
                var descriptions = connection.prepareStatement(ADD_DESCRIPTION);
                var removals = connection.prepareStatement(ADD_REMOVAL)) {
            for (Stored stored : facts) {
                switch (stored.fact()) {
                    case Step step -> add(steps, stored.subject(), step);
                    case Described described -> add(descriptions, stored.subject(), described);
                    case DealFact.Withdrawn _, DealFact.Erased _ -> add(removals, stored.subject(), stored.fact());
                }
            }
            steps.executeBatch();
            descriptions.executeBatch();
            removals.executeBatch();
        }
    }

    private void add(PreparedStatement insert, String subject, Step step) throws SQLException {
        FactKey key = step.key();
        int next = bindKey(insert, subject, key, true);
        next = bindTimes(insert, next, step);
        insert.setString(next++, kindOf(step));
        insert.setString(next++, step.place().pipeline());
        insert.setInt(next++, step.place().version());
        insert.setString(next++, step.place().stage());
        insert.setInt(next++, step.place().rank());
        insert.setString(next++, step.place().phase().name());
        insert.setString(next++, step instanceof Closed closed ? closed.reason() : null);
        bindMoney(insert, next, step instanceof Closed closed ? closed.amount() : null);
        insert.addBatch();
    }

    static String kindOf(Step step) {
        return switch (step) {
            case Entered entered -> entered.reopened() ? "REOPENED" : "ENTERED";
            case Closed closed -> closed.outcome().name();
        };
    }

    private void add(PreparedStatement insert, String subject, Described described) throws SQLException {
        int next = bindKey(insert, subject, described.key(), false);
        next = bindTimes(insert, next, described);
        insert.setString(next++, described.owner());
        next = bindMoney(insert, next, described.amount());
        insert.setString(next++, json(described.segments()));
        bindTime(insert, next, described.observedFrom());
        insert.addBatch();
    }

    private static void add(PreparedStatement insert, String subject, DealFact removal) throws SQLException {
        bindTimes(insert, bindKey(insert, subject, removal.key(), false), removal);
        insert.addBatch();
    }

    private void forget(List<String> subjects) throws SQLException {
        if (subjects.isEmpty()) {
            return;
        }
        for (String table : List.of("step", "description")) {
            try (var delete = connection.prepareStatement(FORGET.formatted(table))) {
                delete.setArray(1, connection.createArrayOf("text", subjects.toArray()));
                delete.executeUpdate();
            }
        }
    }

    private static int bindKey(PreparedStatement insert, String subject, FactKey key, boolean withPosition)
            throws SQLException {
        int next = 1;
        insert.setString(next++, subject);
        insert.setString(next++, key.source());
        insert.setLong(next++, key.sequence());
        if (withPosition) {
            insert.setInt(next++, key.position());
        }
        insert.setString(next++, key.importId());
        return next;
    }

    private static int bindTimes(PreparedStatement insert, int from, DealFact fact) throws SQLException {
        bindTime(insert, from, fact.occurredAt());
        bindTime(insert, from + 1, fact.knownAt());
        return from + 2;
    }

    private static void bindTime(PreparedStatement insert, int index, @Nullable Instant time) throws SQLException {
        insert.setObject(index, time == null ? null : time.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static int bindMoney(PreparedStatement insert, int from, @Nullable Money money) throws SQLException {
        insert.setBigDecimal(from, money == null ? null : money.amount());
        insert.setString(from + 1, money == null ? null : money.currency());
        return from + 2;
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text cannot fail to be written", e);
        }
    }
}
