package io.leadstream.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Rows written to the same PostgreSQL with nothing around them: the floor of everything that is taken in. */
final class PlainInserts implements Load.Operation {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration TIME = Duration.ofSeconds(5);

    /** As many rows as the services commit at once where they work through many. */
    private static final int MANY = 500;

    private final Connection connection;
    private final PreparedStatement insert;
    private final int rows;

    private PlainInserts(Connection connection, int rows) {
        this.connection = connection;
        this.rows = rows;
        try {
            try (var create = connection.createStatement()) {
                create.execute("create table if not exists benchmark_floor (id bigserial primary key, value text)");
            }
            connection.setAutoCommit(false);
            insert = connection.prepareStatement("insert into benchmark_floor (value) values (?)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits of one row. */
    static Load.Result commits(Subject subject, int callers) {
        return run(subject, callers, 1);
    }

    /** Rows a second of one connection that commits 500 at once. */
    static double rowsPerSecond(Subject subject) {
        return MANY * run(subject, 1, MANY).perSecond();
    }

    private static Load.Result run(Subject subject, int callers, int rows) {
        return Load.run(callers, WARM_UP, TIME, i -> new PlainInserts(subject.database("lead"), rows));
    }

    @Override
    public void run() throws SQLException {
        for (int i = 0; i < rows; i++) {
            insert.setString(1, "a row of some length, as a lead's would be, or about so");
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
