package io.leadstream.forecast.backtest;

import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Faults;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Runs what was asked for, on whichever instance holds the lock; what one left behind is begun again. */
@ApplicationScoped
class BacktestWorker {

    private static final Logger LOG = Logger.getLogger(BacktestWorker.class);
    private static final long BACKTESTING = 60;
    private static final int MOST_ATTEMPTS = 3;

    private final AgroalDataSource database;
    private final Backtests backtests;
    private final Backtesting backtesting;

    BacktestWorker(AgroalDataSource database, Backtests backtests, Backtesting backtesting) {
        this.database = database;
        this.backtests = backtests;
        this.backtesting = backtesting;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        try {
            if (backtests.underWay().isPresent()) {
                workAlone();
            }
        } catch (DatabaseFault | SQLException away) {
            LOG.debugf("no back-test for now: %s", away.getClass().getSimpleName());
        }
    }

    private void workAlone() throws SQLException {
        try (Connection session = database.getConnection()) {
            if (!ask(session, "select pg_try_advisory_lock(%d)")) {
                return;
            }
            try {
                backtests.underWay().ifPresent(this::take);
            } finally {
                ask(session, "select pg_advisory_unlock(%d)");
            }
        }
    }

    private static boolean ask(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(sql.formatted(BACKTESTING))) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void take(Backtest backtest) {
        if (backtest.attempt() >= MOST_ATTEMPTS) {
            backtests.failed(backtest.id(), backtest.attempt(), "was begun " + MOST_ATTEMPTS + " times, never to end");
            return;
        }
        int attempt = backtests.begin(backtest.id());
        try {
            backtesting
                    .run(backtest.request(), (done, total) -> backtests.progress(backtest.id(), attempt, done, total))
                    .ifPresent(result -> backtests.done(backtest.id(), attempt, result));
        } catch (NotTestable refused) {
            backtests.failed(backtest.id(), attempt, refused.getMessage());
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "a back-test broke off: backtest=%s attempt=%d", backtest.id(), attempt);
            if (!Faults.isInfrastructure(fault) || attempt >= MOST_ATTEMPTS) {
                backtests.failed(backtest.id(), attempt, fault.getClass().getSimpleName());
            }
        }
    }
}
