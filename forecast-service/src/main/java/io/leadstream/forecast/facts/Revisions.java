package io.leadstream.forecast.facts;

import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Tells by small numbers whether anything has changed that figures are computed from. */
@ApplicationScoped
public class Revisions {

    private static final Duration KEPT = Duration.ofDays(1);

    private static final String READ = """
            select live.schema_name, live.switches,
              (select coalesce(sum(next_offset), 0)::bigint from consumed_partition),
              (select count(*) from dead_letter),
              (select folded + (select count(*) from entered_change) from entered_revision),
              (select max(occurred_at) from fact_ahead where occurred_at <= ?)
            from live_projection live""";

    // one statement, so that the sum of both stays what it was
    private static final String FOLD = """
            with gone as (delete from entered_change returning 1)
            update entered_revision set folded = folded + (select count(*) from gone)""";

    private final AgroalDataSource database;
    private final Projection projection;
    private final Clock clock;

    Revisions(AgroalDataSource database, Projection projection, Clock clock) {
        this.database = database;
        this.projection = projection;
        this.clock = clock;
    }

    /**
     * What an answer would follow from that is computed after this returns, as of a time.
     *
     * @param asOf facts that occur later are not looked at
     */
    public Revision at(Instant asOf) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                projection.enter(connection);
                return read(connection, asOf);
            } catch (SQLException e) {
                throw new DatabaseFault(e);
            }
        });
    }

    private static Revision read(Connection connection, Instant asOf) throws SQLException {
        try (var select = connection.prepareStatement(READ)) {
            select.setObject(1, asOf.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                row.next();
                OffsetDateTime newest = row.getObject(6, OffsetDateTime.class);
                return new Revision(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        newest == null ? null : newest.toInstant());
            }
        }
    }

    @Scheduled(cron = "0 41 3 * * ?")
    @RunOnVirtualThread
    @Transactional
    void tidy() {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(FOLD);
            String old = clock.instant().minus(KEPT).toString();
            statement.executeUpdate("delete from blue.fact_ahead where occurred_at < '" + old + "'");
            statement.executeUpdate("delete from green.fact_ahead where occurred_at < '" + old + "'");
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
