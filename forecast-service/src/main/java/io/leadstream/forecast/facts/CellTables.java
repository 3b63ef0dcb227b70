package io.leadstream.forecast.facts;

import io.leadstream.forecast.cells.CellChanges;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds to cells what they change by: a row for each segment of a batch's deals, whatever was changed. {@link Folding}
 * puts them where they are read.
 */
final class CellTables {

    private static final String ADD = "insert into cell_change (ladder, segment, latest, changes) values (?, ?, ?, ?)";

    private static final List<String> FORGET_GIVEN_UP = Stream.of(
                    "cell_change", "cell_month", "cell_value", "uncounted_segment")
            .map(table -> "delete from " + table + " where ladder not in (select id from counted_ladder)")
            .toList();

    private static final String UNCOUNTED = "select ladder, segment from uncounted_segment";

    private static final String ADD_VALUES = """
            insert into cell_value (ladder, segment, value)
            select * from unnest(?::bigint[], ?::text[], ?::text[])
            on conflict do nothing returning ladder, segment""";

    private static final String HAS_TOO_MANY =
            "select count(*) > ? from (select from cell_value where ladder = ? and segment = ? limit ?) as found";

    private static final List<String> COUNT_NO_MORE = List.of(
            "insert into uncounted_segment (ladder, segment) values (?, ?) on conflict do nothing",
            "delete from cell_change where ladder = ? and segment = ?",
            "delete from cell_month where ladder = ? and segment = ?",
            "delete from cell_value where ladder = ? and segment = ?");

    /** As many values of a segment can be compared: no figure tells of more. */
    static final int MOST_VALUES = 1_000;

    private final Connection connection;

    CellTables(Connection connection) {
        this.connection = connection;
    }

    /** Cells that change together, along several ladders, and the last time of what made them change. */
    static final class Changes {
        private final Set<Segment> uncounted;
        private final Map<Long, CellChanges> cells = new TreeMap<>();
        private final Map<Long, Instant> latest = new HashMap<>();

        private Changes(Set<Segment> uncounted) {
            this.uncounted = uncounted;
        }

        CellChanges along(long ladder) {
            return cells.computeIfAbsent(
                    ladder,
                    _ -> new CellChanges(uncounted.stream()
                            .filter(segment -> segment.ladder == ladder)
                            .map(Segment::name)
                            .collect(Collectors.toSet())));
        }

        void happenedUntil(long ladder, Instant time) {
            latest.merge(ladder, time, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** A segment along a ladder. */
    record Segment(long ladder, String name) {}

    /** A segment's value along a ladder. */
    private record Value(long ladder, String segment, String value) {}

    /** Changes in the making. */
    Changes begin() throws SQLException {
        return new Changes(uncounted());
    }

    void add(Changes changes) throws SQLException {
        for (Segment tooMany : addValues(changes)) {
            countNoMore(tooMany);
            changes.along(tooMany.ladder).remove(tooMany.name);
        }
        write(changes);
    }

    private Set<Segment> uncounted() throws SQLException {
        var uncounted = new HashSet<Segment>();
        try (var select = connection.createStatement();
                var rows = select.executeQuery(UNCOUNTED)) {
            while (rows.next()) {
                uncounted.add(new Segment(rows.getLong(1), rows.getString(2)));
            }
        }
        return uncounted;
    }

    /** Returns the segments that have too many values by now. */
    private List<Segment> addValues(Changes changes) throws SQLException {
        var values = new ArrayList<Value>();
        changes.cells.forEach((ladder, cells) -> cells.values()
                .forEach((segment, of) -> of.forEach(value -> values.add(new Value(ladder, segment, value)))));
        var growing = new LinkedHashSet<Segment>();
        try (var insert = connection.prepareStatement(ADD_VALUES)) {
            insert.setArray(1, array("bigint", values.stream().map(Value::ladder)));
            insert.setArray(2, array("text", values.stream().map(Value::segment)));
            insert.setArray(3, array("text", values.stream().map(Value::value)));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    growing.add(new Segment(rows.getLong(1), rows.getString(2)));
                }
            }
        }
        var tooMany = new ArrayList<Segment>();
        for (Segment segment : growing) {
            if (hasTooMany(segment)) {
                tooMany.add(segment);
            }
        }
        return tooMany;
    }

    private Array array(String type, Stream<?> elements) throws SQLException {
        return connection.createArrayOf(type, elements.toArray());
    }

    private boolean hasTooMany(Segment segment) throws SQLException {
        try (var select = connection.prepareStatement(HAS_TOO_MANY)) {
            select.setInt(1, MOST_VALUES);
            select.setLong(2, segment.ladder);
            select.setString(3, segment.name);
            select.setInt(4, MOST_VALUES + 1);
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void countNoMore(Segment segment) throws SQLException {
        for (String sql : COUNT_NO_MORE) {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setLong(1, segment.ladder);
                statement.setString(2, segment.name);
                statement.executeUpdate();
            }
        }
    }

    private void write(Changes changes) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            for (Map.Entry<Long, CellChanges> along : changes.cells.entrySet()) {
                Instant latest = changes.latest.getOrDefault(along.getKey(), Instant.EPOCH);
                for (Map.Entry<String, byte[]> segment :
                        along.getValue().packed().entrySet()) {
                    insert.setLong(1, along.getKey());
                    insert.setString(2, segment.getKey());
                    insert.setObject(3, latest.atOffset(ZoneOffset.UTC));
                    insert.setBytes(4, segment.getValue());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Forgets what was counted along ladders that were given up. */
    void forgetGivenUp() throws SQLException {
        try (var delete = connection.createStatement()) {
            for (String sql : FORGET_GIVEN_UP) {
                delete.executeUpdate(sql);
            }
        }
    }
}
