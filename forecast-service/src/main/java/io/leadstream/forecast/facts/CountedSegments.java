package io.leadstream.forecast.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which segments the deals of a pipeline have: its cells know all of them, however many deals there are. */
final class CountedSegments {

    // from name to name along the key, so that a segment's many values are passed over; ends with a null, which is
    // also what a pipeline whose deals have no segments has: one that is not counted through yet has no row at all
    private static final String NAMES = """
            with recursive counted as (
              select id from counted_ladder where pipeline = ? and version = ? and up_to is null),
            named as (
              select id, (select min(segment) from cell_value where ladder = id) as segment from counted
              union all
              select id, (select min(segment) from cell_value where ladder = id and segment > named.segment)
              from named where segment is not null)
            select segment from named
            union all
            select segment from uncounted_segment join counted on ladder = id""";

    private static final String VALUES = """
            select value from counted_ladder join cell_value on ladder = id
            where pipeline = ? and version = ? and up_to is null and segment = ? order by value""";

    private final Connection connection;

    CountedSegments(Connection connection) {
        this.connection = connection;
    }

    /** Nothing while the deals are not counted along that version. */
    Optional<SortedSet<String>> names(String pipeline, int version) throws SQLException {
        var names = new TreeSet<String>();
        boolean counted = false;
        try (var select = connection.prepareStatement(NAMES)) {
            select.setString(1, pipeline);
            select.setInt(2, version);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counted = true;
                    String name = rows.getString(1);
                    if (name != null) {
                        names.add(name);
                    }
                }
            }
        }
        return counted ? Optional.of(names) : Optional.empty();
    }

    /** None of a segment that has more of them than are counted, and while the deals are not. */
    List<String> values(String pipeline, int version, String segment) throws SQLException {
        var values = new ArrayList<String>();
        try (var select = connection.prepareStatement(VALUES)) {
            select.setString(1, pipeline);
            select.setInt(2, version);
            select.setString(3, segment);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }
}
