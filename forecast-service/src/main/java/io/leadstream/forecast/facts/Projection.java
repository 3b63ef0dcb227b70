package io.leadstream.forecast.facts;

import io.leadstream.messaging.ConsumerSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Which of the two schemas is live. Whoever uses the live one holds a shared lock until its transaction ends, so that
 * the switch, which takes the lock alone, never falls into the middle of a batch or of a reading.
 */
@ApplicationScoped
public class Projection implements ConsumerSchema {

    /** Who waits longer gives its connection back, and tries again: readers answer 503, batches are retried. */
    private static final String PATIENCE = "2s";

    // Locking a table takes no snapshot: the pointer is read by one that was taken after the lock was had, in a
    // transaction of one snapshot too.
    private static final String ENTER_LIVE = """
            set local lock_timeout = '%s';
            lock table public.live_projection in access share mode;
            select set_config('search_path', schema_name || ', public', true), set_config('lock_timeout', '0', true)
            from public.live_projection""".formatted(PATIENCE);

    private static final String LOCK = """
            set local lock_timeout = '%s';
            lock table public.live_projection in access exclusive mode""".formatted(PATIENCE);

    @Override
    public void enter(Connection connection) throws SQLException {
        execute(connection, ENTER_LIVE);
    }

    /**
     * Waits until nobody uses the live schema, and keeps others out until the transaction ends: so end it soon, and
     * wait for nothing that others may hold, such as a connection, or that may be away, such as Kafka.
     *
     * @throws SQLException 55P03 when the lock was not had in two seconds
     */
    public void lock(Connection connection) throws SQLException {
        execute(connection, LOCK);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The schema that is not live. */
    public String spare(Connection connection) throws SQLException {
        return live(connection).equals("blue") ? "green" : "blue";
    }

    public String live(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select schema_name from live_projection")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Makes the other schema live with the end of the transaction; the caller has locked. */
    public void switchTo(Connection connection, String schema) throws SQLException {
        try (var update =
                connection.prepareStatement("update live_projection set schema_name = ?, switches = switches + 1")) {
            update.setString(1, schema);
            update.executeUpdate();
        }
    }
}
