package io.leadstream.forecast.rebuild;

import io.agroal.api.AgroalDataSource;
import io.leadstream.forecast.rebuild.Rebuild.State;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Faults;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Takes on what was asked for, on whichever instance holds the lock. A rebuild that an instance left behind when it
 * ended is begun again from the start: the lock goes with the instance's database session.
 */
@ApplicationScoped
class RebuildWorker {

    private static final Logger LOG = Logger.getLogger(RebuildWorker.class);
    private static final long REBUILDING = 2;
    private static final int MOST_ATTEMPTS = 10;

    private final AgroalDataSource database;
    private final Rebuilds rebuilds;
    private final Rebuilding rebuilding;

    RebuildWorker(AgroalDataSource database, Rebuilds rebuilds, Rebuilding rebuilding) {
        this.database = database;
        this.rebuilds = rebuilds;
        this.rebuilding = rebuilding;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        try {
            if (rebuilds.underWay().isPresent()) {
                workAlone();
            }
        } catch (DatabaseFault | SQLException away) {
            LOG.debugf("no rebuild for now: %s", away.getClass().getSimpleName());
        }
    }

    private void workAlone() throws SQLException {
        try (Connection session = database.getConnection()) {
            if (!ask(session, "select pg_try_advisory_lock(%d)")) {
                return;
            }
            try {
                rebuilds.underWay().ifPresent(this::take);
            } finally {
                ask(session, "select pg_advisory_unlock(%d)");
            }
        }
    }

    private static boolean ask(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(sql.formatted(REBUILDING))) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void take(Rebuild rebuild) {
        // an instance that ran out of memory could say nothing of it: only its attempts tell
        if (rebuild.attempt() >= MOST_ATTEMPTS) {
            LOG.warnf("a rebuild is given up: rebuild=%s attempts=%d", rebuild.id(), rebuild.attempt());
            rebuilds.end(rebuild.id(), rebuild.attempt(), State.FAILED, "AttemptsUsedUp");
            return;
        }
        int attempt = rebuilds.begin(rebuild.id());
        try {
            rebuilding.run(rebuild.id(), attempt);
            rebuilds.end(rebuild.id(), attempt, State.DONE, null);
        } catch (Superseded elsewhere) {
            LOG.infof("a rebuild goes on elsewhere: rebuild=%s", rebuild.id());
        } catch (SQLException | RuntimeException fault) {
            boolean passes = fault instanceof KafkaException || Faults.isInfrastructure(fault);
            LOG.warnf(fault, "a rebuild broke off: rebuild=%s attempt=%d", rebuild.id(), attempt);
            if (!passes || attempt >= MOST_ATTEMPTS) {
                rebuilds.end(
                        rebuild.id(), attempt, State.FAILED, fault.getClass().getSimpleName());
            }
        }
    }
}
