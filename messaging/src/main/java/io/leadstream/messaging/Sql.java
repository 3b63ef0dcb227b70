package io.leadstream.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with parameters by position: text, numbers, booleans, UUIDs, bytes, {@link Instant}s, and collections of
 * texts, UUIDs or longs as arrays.
 *
 * @throws DatabaseFault when the database refuses or cannot be reached
 */
@ApplicationScoped
public class Sql {

    private static final int FETCHED_AT_ONCE = 200;

    private final AgroalDataSource database;

    Sql(AgroalDataSource database) {
        this.database = database;
    }

    /** Reads one row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns how many rows it changed. */
    public int update(String sql, @Nullable Object... parameters) {
        return with(sql, statement -> {
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    /** Runs the statement once per row of parameters, in as few round trips as can be. */
    public void batch(String sql, Collection<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        with(sql, statement -> {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /**
     * Runs the statement once for all rows: each parameter is an array, of the values of one column. So the statement
     * is the same however many they are, and the database reads it once.
     */
    public void all(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var columns = new Object[rows.getFirst().length];
        for (int i = 0; i < columns.length; i++) {
            var column = new ArrayList<@Nullable Object>(rows.size());
            for (Object[] row : rows) {
                column.add(row[i] instanceof Instant || row[i] instanceof Enum<?> ? row[i].toString() : row[i]);
            }
            columns[i] = column;
        }
        update(sql, columns);
    }

    public <T> List<T> list(String sql, Row<T> reader, @Nullable Object... parameters) {
        return with(sql, statement -> {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        });
    }

    /** Takes one row. */
    public interface Each {
        void take(ResultSet row) throws SQLException;
    }

    /** Reads row by row, few of them at once, however many there are; within a transaction. */
    public void each(String sql, Each reader, @Nullable Object... parameters) {
        with(sql, statement -> {
            statement.setFetchSize(FETCHED_AT_ONCE);
            bind(statement, parameters);
            int read = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.take(rows);
                    read++;
                }
            }
            return read;
        });
    }

    public <T> Optional<T> first(String sql, Row<T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    /** The time in a column, or null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(at, Types.NULL);
            case Instant time -> statement.setObject(at, time.atOffset(ZoneOffset.UTC));
            case byte[] bytes -> statement.setBytes(at, bytes);
            case Collection<?> values -> statement.setArray(at, array(statement.getConnection(), values));
            case Enum<?> constant -> statement.setString(at, constant.name());
            default -> statement.setObject(at, value);
        }
    }

    private static Array array(Connection connection, Collection<?> values) throws SQLException {
        return switch (values.stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(Object.class::cast)
                .orElse("")) {
            case UUID _ -> connection.createArrayOf("uuid", values.toArray());
            case Long _ -> connection.createArrayOf("bigint", values.toArray());
            case Integer _ -> connection.createArrayOf("integer", values.toArray());
            // the driver knows arrays of bytes by their class
            case byte[] _ -> connection.createArrayOf("bytea", values.toArray(byte[][]::new));
            default -> connection.createArrayOf("text", values.toArray());
        };
    }
}
