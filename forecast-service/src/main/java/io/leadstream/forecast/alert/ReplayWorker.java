package io.leadstream.forecast.alert;

import io.agroal.api.AgroalDataSource;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Faults;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Replays the forecasts of each pipeline once a day, and whenever somebody wants it, and looks for what moved then:
 * on whichever instance holds the lock, one pipeline after the other.
 */
@ApplicationScoped
class ReplayWorker {

    private static final Logger LOG = Logger.getLogger(ReplayWorker.class);
    private static final long REPLAYING = 51;

    private final AgroalDataSource database;
    private final Readings readings;
    private final ReplayForecasts replay;
    private final Courses courses;
    private final EvaluateAlerts evaluate;
    private final Clock clock;

    ReplayWorker(
            AgroalDataSource database,
            Readings readings,
            ReplayForecasts replay,
            Courses courses,
            EvaluateAlerts evaluate,
            Clock clock) {
        this.database = database;
        this.readings = readings;
        this.replay = replay;
        this.courses = courses;
        this.evaluate = evaluate;
        this.clock = clock;
    }

    @Scheduled(
            every = "${leadstream.alerts.replay-every:5s}",
            delayed = "${leadstream.alerts.replay-delay:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        try {
            if (!due().isEmpty()) {
                workAlone();
            }
        } catch (DatabaseFault | HttpProblem | SQLException busy) {
            LOG.debugf("forecasts are replayed later: %s", busy.getClass().getSimpleName());
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.debugf("forecasts are replayed later: %s", fault.getClass().getSimpleName());
        }
    }

    private LocalDate today() {
        return Periods.at(clock.instant()).today();
    }

    private List<String> due() {
        Set<String> done = new HashSet<>(courses.upToDate(today().minusDays(1)));
        return readings.pipelines().stream()
                .filter(pipeline -> !done.contains(pipeline))
                .toList();
    }

    private void workAlone() throws SQLException {
        try (Connection session = database.getConnection()) {
            if (!ask(session, "select pg_try_advisory_lock(%d)")) {
                return;
            }
            try {
                due().forEach(this::replay);
                evaluate.evaluateForecasts();
            } finally {
                ask(session, "select pg_advisory_unlock(%d)");
            }
        }
    }

    private void replay(String pipeline) {
        Instant began = clock.instant();
        LocalDate today = today();
        courses.save(pipeline, began, today.minusDays(1), replay.of(pipeline, today));
    }

    private static boolean ask(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(sql.formatted(REPLAYING))) {
            return row.next() && row.getBoolean(1);
        }
    }
}
