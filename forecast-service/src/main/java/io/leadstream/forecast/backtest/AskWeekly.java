package io.leadstream.forecast.backtest;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.messaging.DatabaseFault;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Asks for a back-test of every pipeline once a week, so that forecasts are shown with how good they are. */
@ApplicationScoped
class AskWeekly {

    private static final Logger LOG = Logger.getLogger(AskWeekly.class);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String SCHEDULE = "schedule";

    private final Backtests backtests;
    private final Readings readings;
    private final Clock clock;

    AskWeekly(Backtests backtests, Readings readings, Clock clock) {
        this.backtests = backtests;
        this.readings = readings;
        this.clock = clock;
    }

    @Scheduled(
            every = "{leadstream.backtests.every:1h}",
            delayed = "{leadstream.backtests.delay:15m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void ask() {
        try {
            for (String pipeline : readings.pipelines()) {
                if (!backtests.askedSince(pipeline, SCHEDULE, clock.instant().minus(WEEK))) {
                    var usual = new BacktestRequest(pipeline, null, null, null, null, null, null);
                    backtests.add(UuidCreator.getTimeOrderedEpoch(), usual, SCHEDULE);
                }
            }
        } catch (DatabaseFault away) {
            LOG.debugf("no back-tests are asked for now: %s", away.getClass().getSimpleName());
        }
    }
}
