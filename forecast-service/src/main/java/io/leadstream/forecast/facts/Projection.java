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

    /** Of this service's advisory locks in its own database: shared by users of the live schema. */
    private static final long LIVE = 1;

    // two statements: the pointer must be read by a snapshot that was taken after the lock was had
    private static final String ENTER_LIVE = """
            select pg_advisory_xact_lock_shared(%d);
            select set_config('search_path', schema_name || ', public', true) from live_projection""".formatted(LIVE);

    @Override
    public void enter(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(ENTER_LIVE);
        }
    }

    /** Waits until nobody uses the live schema, and keeps others out until the transaction ends. */
    public void lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(LIVE));
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
        try (var update = connection.prepareStatement("update live_projection set schema_name = ?")) {
            update.setString(1, schema);
            update.executeUpdate();
        }
    }
}
