package io.leadstream.forecast.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.forecast.landing.ForecastAnswer;
import io.leadstream.forecast.landing.Forecasting;
import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.landing.Span;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.snapshot.ForecastSnapshot.Kind;
import io.leadstream.forecast.winning.Book;
import io.leadstream.messaging.DatabaseFault;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots: every day one of the month and one of the quarter that it is in, of every pipeline. Of two instances
 * that take the same, the second one's is left out.
 */
@ApplicationScoped
class TakeSnapshots {

    private static final Logger LOG = Logger.getLogger(TakeSnapshots.class);
    private static final String SCHEDULE = "schedule";

    private final Readings readings;
    private final Forecasting forecasting;
    private final ForecastSnapshots snapshots;
    private final ObjectMapper mapper;
    private final Clock clock;

    TakeSnapshots(
            Readings readings, Forecasting forecasting, ForecastSnapshots snapshots, ObjectMapper mapper, Clock clock) {
        this.readings = readings;
        this.forecasting = forecasting;
        this.snapshots = snapshots;
        this.mapper = mapper;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    @Scheduled(
            every = "{leadstream.snapshots.every:10m}",
            delayed = "{leadstream.snapshots.delay:10m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void daily() {
        try {
            Instant now = clock.instant();
            for (String pipeline : readings.pipelines()) {
                for (Period period : List.of(Period.of(now, false), Period.of(now, true))) {
                    if (!snapshots.hasDaily(pipeline, period.toString(), now)) {
                        take(Kind.DAILY, pipeline, period, Settings.DEFAULT, SCHEDULE);
                    }
                }
            }
        } catch (DatabaseFault away) {
            LOG.debugf("no snapshots for now: %s", away.getClass().getSimpleName());
        }
    }

    /**
     * Takes one, as of now.
     *
     * @param pipeline null for the default one
     */
    ForecastSnapshot take(Kind kind, @Nullable String pipeline, Period period, Settings settings, String by) {
        Instant now = clock.instant();
        var counted = readings.of(
                pipeline, Question.asOf(now), reading -> Book.counting(reading.ladder(), reading.question()));
        ForecastAnswer forecast = forecasting.answer(counted, Span.of(period), settings, null, null);
        var snapshot = new ForecastSnapshot(
                UuidCreator.getTimeOrderedEpoch(),
                kind,
                counted.reading().ladder().pipeline(),
                period.toString(),
                now,
                now,
                by,
                mapper.valueToTree(forecast));
        snapshots.add(snapshot);
        return snapshot;
    }
}
