package io.leadstream.forecast.rebuild;

import io.agroal.api.AgroalDataSource;
import io.leadstream.forecast.rebuild.Rebuild.State;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rebuilds that were asked for; at most one is under way. */
@ApplicationScoped
class Rebuilds {

    private static final String COLUMNS =
            "select id, state, attempt, applied, total, failure, requested_at, started_at, finished_at from rebuild ";

    private static final String BEGIN = """
            update rebuild set state = 'RUNNING', attempt = attempt + 1, applied = 0, total = 0, started_at = ?
            where id = ? returning attempt""";

    private static final String PROGRESS = "update rebuild set applied = ?, total = ? where id = ? and attempt = ?";

    private static final String END =
            "update rebuild set state = ?, failure = ?, finished_at = ? where id = ? and attempt = ?";

    // Held until the end of the transaction, so that nobody else takes the rebuild on meanwhile.
    private static final String OWN =
            "select 1 from public.rebuild where id = ? and attempt = ? and state = 'RUNNING' for share";

    private final AgroalDataSource database;
    private final Clock clock;

    Rebuilds(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Asks for one; false when another is under way. */
    boolean add(UUID id) {
        return query(
                "insert into rebuild (id, state, requested_at) values (?, 'QUEUED', ?) on conflict do nothing",
                insert -> {
                    insert.setObject(1, id);
                    insert.setObject(2, now());
                    return insert.executeUpdate() == 1;
                });
    }

    Optional<Rebuild> find(UUID id) {
        return query(COLUMNS + "where id = ?", select -> {
            select.setObject(1, id);
            return first(select);
        });
    }

    Optional<Rebuild> underWay() {
        return query(COLUMNS + "where state in ('QUEUED', 'RUNNING')", Rebuilds::first);
    }

    /** Takes one on, anew if it was begun before; returns the attempt. */
    int begin(UUID id) {
        return query(BEGIN, update -> {
            update.setObject(1, now());
            update.setObject(2, id);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    void progress(UUID id, int attempt, long applied, long total) {
        query(PROGRESS, update -> {
            update.setLong(1, applied);
            update.setLong(2, total);
            update.setObject(3, id);
            update.setInt(4, attempt);
            return update.executeUpdate();
        });
    }

    void end(UUID id, int attempt, State state, @Nullable String failure) {
        query(END, update -> {
            update.setString(1, state.name());
            update.setString(2, failure);
            update.setObject(3, now());
            update.setObject(4, id);
            update.setInt(5, attempt);
            return update.executeUpdate();
        });
    }

    /** Refuses to go on, within a transaction, once another instance has taken the rebuild on. */
    static void requireOwn(Connection connection, UUID id, int attempt) throws SQLException {
        try (var select = connection.prepareStatement(OWN)) {
            select.setObject(1, id);
            select.setInt(2, attempt);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Superseded();
                }
            }
        }
    }

    private static Optional<Rebuild> first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    private static Rebuild read(ResultSet row) throws SQLException {
        Instant requestedAt = time(row, 7);
        return new Rebuild(
                row.getObject(1, UUID.class),
                State.valueOf(row.getString(2)),
                row.getInt(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                requestedAt == null ? Instant.EPOCH : requestedAt,
                time(row, 8),
                time(row, 9));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @FunctionalInterface
    private interface Statement<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T query(String sql, Statement<T> run) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return run.with(statement);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
