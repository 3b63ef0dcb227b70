package io.leadstream.forecast.alert;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.forecast.alert.Alert.Reason;
import io.leadstream.forecast.cohort.TimeToAdvance;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Faults;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Outbox.Draft;
import io.leadstream.messaging.Sql;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks at all pipelines, and opens, updates and closes alerts accordingly: on one instance at a time, and with the
 * events that tell of it in one transaction.
 */
@ApplicationScoped
class EvaluateAlerts {

    private static final Logger LOG = Logger.getLogger(EvaluateAlerts.class);
    private static final long ALERTS = 50;
    private static final int LONGEST_SECONDS = 600;
    private static final int PATIENCE = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Readings readings;
    private final Alerts alerts;
    private final Courses courses;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    EvaluateAlerts(Readings readings, Alerts alerts, Courses courses, Outbox outbox, Sql sql, Clock clock) {
        this.readings = readings;
        this.alerts = alerts;
        this.courses = courses;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** What an evaluation did. */
    record Evaluation(int tests, int opened, int updated, int closed) {}

    @Scheduled(
            every = "${leadstream.alerts.every:15m}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void onSchedule() {
        try {
            evaluate();
        } catch (DatabaseFault | HttpProblem busy) {
            LOG.infof("alerts are looked at later: %s", busy.getClass().getSimpleName());
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.infof("alerts are looked at later: %s", fault.getClass().getSimpleName());
        }
    }

    /** Evaluates now; empty while another instance does. */
    Optional<Evaluation> evaluate() {
        return evaluate(
                () -> {
                    List<Tested> tests = tests();
                    tests.addAll(moves());
                    return tests;
                },
                _ -> true);
    }

    /** The same of forecasts alone, for when they have been replayed. */
    Optional<Evaluation> evaluateForecasts() {
        return evaluate(this::moves, alert -> alert.topic().kind() == AlertKind.FORECAST_MOVE);
    }

    private Optional<Evaluation> evaluate(Supplier<List<Tested>> tests, Predicate<Alert> about) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            boolean isAlone = sql.first("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), ALERTS)
                    .orElse(false);
            return isAlone ? Optional.of(apply(Finding.of(tests.get()), about)) : Optional.empty();
        });
    }

    /** Evaluates all, and waits five seconds for whoever is evaluating to be done. */
    Optional<Evaluation> evaluateSoon() {
        Optional<Evaluation> done = evaluate();
        for (int i = 0; done.isEmpty() && i < PATIENCE; i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            done = evaluate();
        }
        return done;
    }

    /** Wants all forecasts replayed in the background; they are looked at when they are. */
    void replay() {
        courses.ask(readings.pipelines(), clock.instant());
    }

    private List<Tested> moves() {
        return courses.all().stream()
                .flatMap(course -> ForecastMove.test(course).stream())
                .toList();
    }

    private List<Tested> tests() {
        Periods periods = Periods.at(clock.instant());
        // descriptions are read with their segments when some are asked for
        var question = new Question(
                periods.asOf(), Window.ALL_TIME, new Segmentation("owner", List.of()), true, Confidence.DEFAULT);
        var tests = new ArrayList<Tested>();
        for (String pipeline : readings.pipelines()) {
            tests.addAll(readings.twice(
                            pipeline,
                            question,
                            reading -> new TimeToAdvance(reading.ladder().sale().size()),
                            (reading, horizons) -> new Watch(reading.ladder(), periods, horizons))
                    .figure());
        }
        return tests;
    }

    private Evaluation apply(List<Finding> findings, Predicate<Alert> about) {
        Instant now = clock.instant();
        List<Alert> open = alerts.openToChange().stream().filter(about).toList();
        List<Step> steps = Step.between(open, findings, Periods.at(now).today());
        var drafts = new ArrayList<Draft>();
        steps.forEach(step -> drafts.add(take(step, now)));
        if (!drafts.isEmpty()) {
            outbox.addAll(drafts);
        }
        return new Evaluation(
                findings.size(),
                count(steps, Step.Open.class),
                count(steps, Step.Update.class),
                count(steps, Step.Close.class));
    }

    private static int count(List<Step> steps, Class<? extends Step> kind) {
        return (int) steps.stream().filter(kind::isInstance).count();
    }

    private Draft take(Step step, Instant now) {
        return switch (step) {
            case Step.Open(Finding finding) -> {
                Alert alert = Alert.opened(UuidCreator.getTimeOrderedEpoch(), finding, now);
                alerts.add(alert);
                yield draft(alert, new PublishedAlert.Opened(alert.id(), alert.topic(), alert.figures()), now);
            }
            case Step.Update(Alert alert, Figures newer) -> {
                Alert updated = alert.with(newer, now);
                save(updated);
                yield draft(alert, new PublishedAlert.Updated(alert.id(), alert.topic(), newer), now);
            }
            case Step.Close(Alert alert, Figures last, Reason reason) -> {
                save(alert.close(last, reason, now));
                yield draft(alert, new PublishedAlert.Closed(alert.id(), alert.topic(), reason, last), now);
            }
        };
    }

    private void save(Alert alert) {
        if (!alerts.save(alert)) {
            throw new IllegalStateException("an alert that is held was changed");
        }
    }

    private static Draft draft(Alert alert, PublishedAlert event, Instant now) {
        return new Draft(PublishedAlert.TOPIC, alert.id().toString(), event, now, now);
    }
}
