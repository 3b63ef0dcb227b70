package io.leadstream.lead.response;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/** Looks several times a second whether something happened that a clock waits for, and whether one ran out. */
@ApplicationScoped
class ResponseWorker {

    private static final Logger LOG = Logger.getLogger(ResponseWorker.class);
    private static final long PAUSE_MILLIS = 200;
    private static final long PAUSE_AFTER_FAULT_NANOS = 1_000_000_000;
    private static final long PATIENCE_AT_STOP_SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("responses").daemon().factory());
    private final FollowResponses followResponses;

    ResponseWorker(FollowResponses followResponses) {
        this.followResponses = followResponses;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the timer
    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(
                () -> {
                    work(followResponses::hearSome);
                    work(followResponses::breachSome);
                },
                0,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(PATIENCE_AT_STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** Until there is nothing left to do; a fault is logged by its class alone and the work tried again. */
    private void work(IntSupplier some) {
        try {
            while (some.getAsInt() > 0 && !timer.isShutdown()) {
                // the next ones
            }
        } catch (RuntimeException | Error fault) {
            LOG.warnf("response clocks are held up by %s", fault.getClass().getSimpleName());
            LockSupport.parkNanos(PAUSE_AFTER_FAULT_NANOS);
        }
    }
}
