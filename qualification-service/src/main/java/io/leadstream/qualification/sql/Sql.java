package io.leadstream.qualification.sql;

import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements in the caller's transaction. Parameters may be instants, ids, collections of ids (as one array), enums
 * (by name), and whatever the driver takes as it is.
 */
@ApplicationScoped
public class Sql {

    private final AgroalDataSource database;

    Sql(AgroalDataSource database) {
        this.database = database;
    }

    /** Reads one row into a value. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    public <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... parameters) {
        return run(sql, statement -> {
            bind(statement, parameters);
            try (var rows = statement.executeQuery()) {
                var read = new ArrayList<T>();
                while (rows.next()) {
                    read.add(reader.read(new Row(rows)));
                }
                return read;
            }
        });
    }

    /** Returns how many rows it touched. */
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, statement -> {
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    /** Runs the statement for each item, in few round trips. */
    public <T> void forAll(String sql, Collection<T> items, Function<T, @Nullable Object[]> parameters) {
        if (items.isEmpty()) {
            return;
        }
        run(sql, statement -> {
            for (T item : items) {
                bind(statement, parameters.apply(item));
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /**
     * Runs the statement once for all items: it reads them by {@code unnest}, a parameter an array of one column.
     *
     * @param types of the columns, as the database names them
     * @param row one value a column
     */
    public <T> void inOneGo(String sql, List<String> types, Collection<T> items, Function<T, @Nullable Object[]> row) {
        if (items.isEmpty()) {
            return;
        }
        run(sql, statement -> {
            List<@Nullable Object[]> rows = items.stream().map(row).toList();
            for (int column = 0; column < types.size(); column++) {
                @Nullable Object[] values = new @Nullable Object[rows.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = inArray(statement.getConnection(), rows.get(i)[column]);
                }
                statement.setArray(column + 1, statement.getConnection().createArrayOf(types.get(column), values));
            }
            return statement.executeUpdate();
        });
    }

    /** An array within a column of arrays is text, which the statement makes an array again. */
    private static @Nullable Object inArray(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.toString();
            case Enum<?> constant -> constant.name();
            case String[] texts -> connection.createArrayOf("text", texts).toString();
            default -> value;
        };
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, toJdbc(statement.getConnection(), parameters[i]));
        }
    }

    private static @Nullable Object toJdbc(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case Collection<?> ids -> connection.createArrayOf("uuid", ids.toArray(new UUID[0]));
            default -> value;
        };
    }

    private <T> T run(String sql, Use<T> use) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
