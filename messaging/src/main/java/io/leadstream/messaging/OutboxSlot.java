package io.leadstream.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The replication slot behind the outbox. Only what is written after the slot was made is ever published, so no
 * event is accepted before; and the write-ahead log is kept for as long as nobody reads the slot, so that is watched.
 */
@Startup
@ApplicationScoped
class OutboxSlot {

    private static final Logger LOG = Logger.getLogger(OutboxSlot.class);

    private static final String STATE = """
            select active, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)
            from pg_replication_slots where slot_name = ? and confirmed_flush_lsn is not null""";

    /** What was last seen of the slot. */
    record State(boolean exists, boolean active, long retainedBytes) {
        static final State ABSENT = new State(false, false, 0);
    }

    private final AgroalDataSource database;
    private final Optional<String> slot;
    private volatile State state = State.ABSENT;

    OutboxSlot(AgroalDataSource database, MessagingConfig config, MeterRegistry metrics) {
        this.database = database;
        this.slot = config.slot();
        if (slot.isPresent()) {
            Gauge.builder("leadstream.outbox.retained.wal", () -> state.retainedBytes())
                    .baseUnit("bytes")
                    .description("Write-ahead log that the outbox's reader has not confirmed yet")
                    .register(metrics);
            Gauge.builder("leadstream.outbox.slot.active", () -> state.active() ? 1 : 0)
                    .description("1 while the outbox is being read")
                    .register(metrics);
        }
    }

    boolean isUsed() {
        return slot.isPresent();
    }

    State state() {
        return state;
    }

    void requireExisting() {
        if (!state.exists()) {
            refresh();
            if (!state.exists()) {
                throw new OutboxNotReady();
            }
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        if (slot.isEmpty()) {
            return;
        }
        try {
            state = read(slot.get());
        } catch (SQLException e) {
            // the database's own health check reports the fault; a slot that was there stays assumed to be there
            LOG.debugf("replication slot could not be looked at: sqlState=%s", e.getSQLState());
        }
    }

    private State read(String name) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(STATE)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next() ? new State(true, row.getBoolean(1), row.getLong(2)) : State.ABSENT;
            }
        }
    }
}
