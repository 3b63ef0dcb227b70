package io.leadstream.forecast.facts;

import io.leadstream.forecast.cells.Asked;
import io.leadstream.forecast.cells.CellChanges;
import io.leadstream.forecast.cells.Cells;
import io.leadstream.forecast.cells.Contribution;
import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cells.Month;
import io.leadstream.forecast.history.Ladder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads cells. */
final class CellSums {

    private static final String LADDER = """
            select id, greatest(latest, (select max(latest) from cell_change where ladder = counted_ladder.id))
            from counted_ladder where pipeline = ? and version = ? and up_to is null""";

    private static final String IS_UNCOUNTED =
            "select exists (select from uncounted_segment where ladder = ? and segment = ?)";

    private static final String CHANGES = "select changes from cell_change where ladder = ? and segment = ?";

    // of months that are asked for as a whole, what they come to is enough
    private static final String MONTHS = """
            with asked as (
              select value, goal, entered, cells, sums, entered between ? and ? and changed <= ? as is_whole
              from cell_month
              where ladder = ? and segment = ? and goal = any (?) and entered between ? and ? and changed <= ?%s)
            select value, goal, entered, is_whole, case when is_whole then sums else cells end from asked""";

    private static final Goal[] GOALS = Goal.values();
    private static final int AT_ONCE = 500;

    private final Connection connection;

    CellSums(Connection connection) {
        this.connection = connection;
    }

    /** @param latest of what happened to the deals that are counted; null when there are none */
    private record Counted(long ladder, @Nullable Instant latest) {

        boolean tellsOf(Instant asOf) {
            return latest == null || !latest.isAfter(asOf) || asOf.equals(Contribution.endOf(Contribution.day(asOf)));
        }
    }

    boolean sum(Ladder ladder, Instant asOf, Set<Goal> goals, Asked asked, Cells cells) throws SQLException {
        Counted counted = counted(ladder);
        if (counted == null || !counted.tellsOf(asOf)) {
            return false;
        }
        String segment = asked.segment();
        if (segment != null && isUncounted(counted.ladder, segment)) {
            return false;
        }
        if (!asked.isOfValue()) {
            read(counted.ladder, Asked.ALL, Asked.ALL, goals, asked, cells);
        }
        if (segment != null) {
            Asked.Where where = asked.where();
            read(counted.ladder, segment, where == null ? null : where.value(), goals, asked, cells);
        }
        return cells.isComplete();
    }

    private boolean isUncounted(long ladder, String segment) throws SQLException {
        try (var select = connection.prepareStatement(IS_UNCOUNTED)) {
            select.setLong(1, ladder);
            select.setString(2, segment);
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private @Nullable Counted counted(Ladder ladder) throws SQLException {
        try (var select = connection.prepareStatement(LADDER)) {
            select.setString(1, ladder.pipeline());
            select.setInt(2, ladder.version());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                OffsetDateTime latest = row.getObject(2, OffsetDateTime.class);
                return new Counted(row.getLong(1), latest == null ? null : latest.toInstant());
            }
        }
    }

    /** @param value null: all of the segment's */
    private void read(long ladder, String segment, @Nullable String value, Set<Goal> goals, Asked asked, Cells cells)
            throws SQLException {
        readChanges(ladder, segment, (goal, of, packed) -> {
            if (goals.contains(goal) && (value == null || value.equals(of))) {
                cells.add(goal, name(segment, of), packed);
            }
        });
        try (var select = connection.prepareStatement(MONTHS.formatted(value == null ? "" : " and value = ?"))) {
            select.setInt(1, asked.firstWholeMonth());
            select.setInt(2, asked.lastWholeMonth());
            select.setInt(3, asked.lastMonthOfChangeAsWhole());
            select.setLong(4, ladder);
            select.setString(5, segment);
            select.setArray(
                    6,
                    connection.createArrayOf(
                            "smallint",
                            goals.stream().map(goal -> (short) goal.ordinal()).toArray()));
            select.setInt(7, Month.of(asked.from()));
            select.setInt(8, Month.of(asked.to() - 1));
            select.setInt(9, Month.of(asked.asOf()));
            if (value != null) {
                select.setString(10, value);
            }
            select.setFetchSize(AT_ONCE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    String of = name(segment, rows.getString(1));
                    Goal goal = GOALS[rows.getInt(2)];
                    if (rows.getBoolean(4)) {
                        cells.addOfMonth(goal, of, rows.getInt(3), rows.getBytes(5));
                    } else {
                        cells.add(goal, of, rows.getBytes(5));
                    }
                }
            }
        }
    }

    private static @Nullable String name(String segment, String value) {
        return segment.equals(Asked.ALL) ? null : value;
    }

    private void readChanges(long ladder, String segment, CellChanges.Reader reader) throws SQLException {
        try (var select = connection.prepareStatement(CHANGES)) {
            select.setLong(1, ladder);
            select.setString(2, segment);
            select.setFetchSize(AT_ONCE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    CellChanges.read(rows.getBytes(1), reader);
                }
            }
        }
    }
}
