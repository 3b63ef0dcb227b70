package io.leadstream.forecast.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of deals' facts, gathered deal by deal. */
final class FactRows {

    // All of a deal's steps, those in other pipelines too: they tell where it came from or went.
    private static final String STEPS = """
            select subject, source, sequence, position, import_id, occurred_at, known_at,
                   kind, pipeline, version, stage, rank, phase, reason, amount, currency
            from step where subject in (select subject from step where pipeline = any (?))""";

    private static final String DESCRIPTIONS = """
            select subject, source, sequence, 0, import_id, occurred_at, known_at,
                   owner, amount, currency, observed_from, case when ? then segments::text end
            from description where subject in (select subject from step where pipeline = any (?))""";

    private static final String REMOVALS = """
            select subject, source, sequence, 0, import_id, occurred_at, known_at
            from removal where subject in (select subject from step where pipeline = any (?))""";

    private static final TypeReference<Map<String, String>> SEGMENTS = new TypeReference<>() {};

    private final ObjectMapper mapper;
    private final boolean withSegments;
    private final Map<String, List<DealFact>> facts = new HashMap<>();
    private final Map<Place, Place> places = new HashMap<>();

    FactRows(ObjectMapper mapper, boolean withSegments) {
        this.mapper = mapper;
        this.withSegments = withSegments;
    }

    void read(Connection connection, Collection<String> pipelines) throws SQLException {
        var keys = connection.createArrayOf("text", pipelines.toArray());
        try (var steps = connection.prepareStatement(STEPS);
                var descriptions = connection.prepareStatement(DESCRIPTIONS);
                var removals = connection.prepareStatement(REMOVALS)) {
            steps.setArray(1, keys);
            gather(steps, this::step);
            descriptions.setBoolean(1, withSegments);
            descriptions.setArray(2, keys);
            gather(descriptions, this::described);
            removals.setArray(1, keys);
            gather(removals, FactRows::removal);
        }
    }

    List<DealHistory> histories() {
        var histories = new ArrayList<DealHistory>(facts.size());
        facts.forEach((subject, told) -> DealHistory.of(subject, told).ifPresent(histories::add));
        return histories;
    }

    Set<Place> places() {
        return places.keySet();
    }

    @FunctionalInterface
    private interface Reader {
        DealFact read(ResultSet row, FactKey key, Instant occurredAt, Instant knownAt) throws SQLException;
    }

    private void gather(PreparedStatement select, Reader reader) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                var key = new FactKey(rows.getString(2), rows.getLong(3), rows.getInt(4), rows.getString(5));
                facts.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>(3))
                        .add(reader.read(rows, key, time(rows, 6), time(rows, 7)));
            }
        }
    }

    private DealFact step(ResultSet row, FactKey key, Instant occurredAt, Instant knownAt) throws SQLException {
        var seen = new Place(
                row.getString(9), row.getInt(10), row.getString(11), row.getInt(12), Phase.valueOf(row.getString(13)));
        Place place = places.computeIfAbsent(seen, p -> p);
        String kind = row.getString(8);
        return switch (kind) {
            case "ENTERED", "REOPENED" -> new Entered(key, occurredAt, knownAt, place, kind.equals("REOPENED"));
            default ->
                new Closed(key, occurredAt, knownAt, place, Outcome.valueOf(kind), row.getString(14), money(row, 15));
        };
    }

    private DealFact described(ResultSet row, FactKey key, Instant occurredAt, Instant knownAt) throws SQLException {
        OffsetDateTime observedFrom = row.getObject(11, OffsetDateTime.class);
        return new Described(
                key,
                occurredAt,
                knownAt,
                row.getString(8),
                money(row, 9),
                segments(row.getString(12)),
                observedFrom == null ? null : observedFrom.toInstant());
    }

    private static DealFact removal(ResultSet row, FactKey key, Instant occurredAt, Instant knownAt) {
        return key.importId() == null ? new Erased(key, occurredAt, knownAt) : new Withdrawn(key, occurredAt, knownAt);
    }

    private Map<String, String> segments(@Nullable String json) {
        try {
            return json == null ? Map.of() : mapper.readValue(json, SEGMENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("segments were stored as JSON", e);
        }
    }

    private static @Nullable Money money(ResultSet row, int column) throws SQLException {
        var amount = row.getBigDecimal(column);
        return amount == null ? null : new Money(amount, row.getString(column + 1));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
