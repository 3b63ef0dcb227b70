package io.leadstream.forecast.facts;

import io.leadstream.forecast.cells.CellBlock;
import io.leadstream.forecast.cells.CellBlock.Months;
import io.leadstream.forecast.cells.CellChanges;
import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.facts.CellTables.Segment;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds changes of cells into their months. A segment's changes are folded when they have grown to a quarter of what was
 * folded, but before they are so many that a reading would feel them: so a cell is written again a few times only.
 */
final class CellFolds {

    private static final int MOST_ROWS = 1_000;
    private static final int FEWEST_BYTES = 65_536;
    private static final int SHARE = 4;

    /** What a row costs beside its cells. */
    private static final int BYTES_OF_ROW = 128;

    /** Half a million cells: some milliseconds of a reading, and some megabytes of the heap. */
    private static final int MOST_BYTES = 2 << 20;

    /** Folding writes all of a segment's months again, whatever there is to fold: who is behind folds more at once. */
    private static final int MOST_BYTES_AT_ONCE = 3 * MOST_BYTES;

    private static final int AT_ONCE = 100;

    private static final String TRY_ALONE = "select pg_try_advisory_xact_lock(4)";

    private static final String DUE = """
            with due as (
              select ladder, segment, count(*) as number, sum(length(changes)) as bytes from cell_change
              where ladder in (select id from counted_ladder) group by ladder, segment)
            select ladder, segment from due
            where number >= %d or bytes >= %d or (bytes >= %d and bytes * %d >= (
              select coalesce(sum(length(cells) + %d), 0) from cell_month m
              where m.ladder = due.ladder and m.segment = due.segment))
            order by bytes desc limit 1""".formatted(MOST_ROWS, MOST_BYTES, FEWEST_BYTES, SHARE, BYTES_OF_ROW);

    private static final String TAKE = """
            delete from cell_change where id in (
              select id from (
                select id, sum(length(changes)) over (order by id) - length(changes) as before
                from cell_change where ladder = ? and segment = ?) as c
              where before < %d)
            returning changes, latest""".formatted(MOST_BYTES_AT_ONCE);

    private static final String HAPPENED = "update counted_ladder set latest = greatest(latest, ?) where id = ?";

    private static final String STORED = """
            select value, goal, entered, changed, cells, sums
            from cell_month join unnest(?::text[], ?::smallint[], ?::int[], ?::int[]) as k (value, goal, entered, changed)
            using (value, goal, entered, changed) where ladder = ? and segment = ?""";

    private static final String PUT = """
            insert into cell_month (value, goal, entered, changed, cells, sums, ladder, segment)
            select *, ?::bigint, ?::text
            from unnest(?::text[], ?::smallint[], ?::int[], ?::int[], ?::bytea[], ?::bytea[]) on conflict (ladder, segment, value, goal, entered, changed)
            do update set cells = excluded.cells, sums = excluded.sums""";

    private static final String REMOVE = """
            delete from cell_month using unnest(?::text[], ?::smallint[], ?::int[], ?::int[])
              as k (value, goal, entered, changed)
            where cell_month.ladder = ? and cell_month.segment = ? and cell_month.value = k.value
              and cell_month.goal = k.goal and cell_month.entered = k.entered and cell_month.changed = k.changed""";

    private static final Goal[] GOALS = Goal.values();

    private final Connection connection;

    CellFolds(Connection connection) {
        this.connection = connection;
    }

    /** What months are kept by, within a segment. */
    private record Key(String value, Goal goal, Months months) {}

    /** A month's cells, and what they come to. */
    private record Folded(byte[] cells, byte[] sums) {}

    /** Folds what a segment has most of; false when nothing is due, or somebody else is at it. */
    boolean fold() throws SQLException {
        if (!isAlone()) {
            return false;
        }
        Optional<Segment> due = due();
        if (due.isPresent()) {
            fold(due.get());
        }
        return due.isPresent();
    }

    private boolean isAlone() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TRY_ALONE)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Optional<Segment> due() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(DUE)) {
            return row.next() ? Optional.of(new Segment(row.getLong(1), row.getString(2))) : Optional.empty();
        }
    }

    private void fold(Segment segment) throws SQLException {
        Map<Key, List<byte[]>> changes = take(segment);
        List<Key> keys = List.copyOf(changes.keySet());
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<Key> some = keys.subList(from, Math.min(from + AT_ONCE, keys.size()));
            Map<Key, Folded> folded = stored(segment, some);
            for (Key key : some) {
                byte[] change = CellBlock.merge(changes.getOrDefault(key, List.of()));
                folded.merge(key, new Folded(change, CellBlock.ofMonth(key.goal(), change)), CellFolds::both);
            }
            put(segment, folded);
        }
    }

    private static Folded both(Folded one, Folded other) {
        return new Folded(
                CellBlock.merge(List.of(one.cells, other.cells)), CellBlock.merge(List.of(one.sums, other.sums)));
    }

    private Map<Key, List<byte[]>> take(Segment segment) throws SQLException {
        var changes = new HashMap<Key, List<byte[]>>();
        Instant latest = Instant.EPOCH;
        try (var take = connection.prepareStatement(TAKE)) {
            take.setLong(1, segment.ladder());
            take.setString(2, segment.name());
            try (var rows = take.executeQuery()) {
                while (rows.next()) {
                    CellChanges.read(rows.getBytes(1), (goal, value, packed) -> CellBlock.byMonth(packed)
                            .forEach((months, block) -> changes.computeIfAbsent(
                                            new Key(value, goal, months), _ -> new ArrayList<>())
                                    .add(block)));
                    Instant time = rows.getObject(2, OffsetDateTime.class).toInstant();
                    latest = time.isAfter(latest) ? time : latest;
                }
            }
        }
        happened(segment.ladder(), latest);
        return changes;
    }

    private void happened(long ladder, Instant latest) throws SQLException {
        try (var update = connection.prepareStatement(HAPPENED)) {
            update.setObject(1, latest.atOffset(ZoneOffset.UTC));
            update.setLong(2, ladder);
            update.executeUpdate();
        }
    }

    private Map<Key, Folded> stored(Segment segment, List<Key> keys) throws SQLException {
        var stored = new HashMap<Key, Folded>();
        try (var select = connection.prepareStatement(STORED)) {
            select.setArray(1, array("text", keys.stream().map(Key::value)));
            select.setArray(
                    2, array("smallint", keys.stream().map(key -> key.goal().ordinal())));
            select.setArray(
                    3, array("int", keys.stream().map(key -> key.months().entry())));
            select.setArray(
                    4, array("int", keys.stream().map(key -> key.months().change())));
            select.setLong(5, segment.ladder());
            select.setString(6, segment.name());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var months = new Months(rows.getInt(3), rows.getInt(4));
                    stored.put(
                            new Key(rows.getString(1), GOALS[rows.getInt(2)], months),
                            new Folded(rows.getBytes(5), rows.getBytes(6)));
                }
            }
        }
        return stored;
    }

    private void put(Segment segment, Map<Key, Folded> folded) throws SQLException {
        Map<Boolean, List<Key>> byEmptiness = folded.keySet().stream()
                .collect(Collectors.partitioningBy(
                        key -> CellBlock.isEmpty(of(folded, key).cells())));
        List<Key> full = byEmptiness.getOrDefault(false, List.of());
        try (var put = connection.prepareStatement(PUT)) {
            put.setLong(1, segment.ladder());
            put.setString(2, segment.name());
            setKeys(put, 3, full);
            put.setArray(
                    7, array("bytea", full.stream().map(key -> of(folded, key).cells())));
            put.setArray(
                    8, array("bytea", full.stream().map(key -> of(folded, key).sums())));
            put.executeUpdate();
        }
        try (var remove = connection.prepareStatement(REMOVE)) {
            setKeys(remove, 1, byEmptiness.getOrDefault(true, List.of()));
            remove.setLong(5, segment.ladder());
            remove.setString(6, segment.name());
            remove.executeUpdate();
        }
    }

    private static Folded of(Map<Key, Folded> folded, Key key) {
        return Objects.requireNonNull(folded.get(key));
    }

    private void setKeys(PreparedStatement statement, int from, List<Key> keys) throws SQLException {
        statement.setArray(from, array("text", keys.stream().map(Key::value)));
        statement.setArray(
                from + 1, array("smallint", keys.stream().map(key -> key.goal().ordinal())));
        statement.setArray(
                from + 2, array("int", keys.stream().map(key -> key.months().entry())));
        statement.setArray(
                from + 3, array("int", keys.stream().map(key -> key.months().change())));
    }

    private Array array(String type, Stream<?> elements) throws SQLException {
        Object[] all = elements.toArray();
        return connection.createArrayOf(
                type, type.equals("bytea") ? Arrays.copyOf(all, all.length, byte[][].class) : all);
    }
}
