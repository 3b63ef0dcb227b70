package io.leadstream.messaging;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Works off a batch so that nothing is lost and nothing blocks: a fault of the surroundings holds the batch up until
 * it passes; a record that is refused is found by halving, and set aside alone.
 */
@ApplicationScoped
public class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Duration longestBackoff;

    Batches(MessagingConfig config) {
        this.longestBackoff = config.longestBackoff();
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /**
     * Works off the records, in order.
     *
     * @param attempt applies all of the given records in one transaction, or throws and applies none
     * @param setAside takes a single record that was refused, and why; is repeated until it succeeds
     * @throws IllegalStateException when the service stops meanwhile; what was not applied comes again
     */
    public <R> void workOff(List<R> records, Consumer<List<R>> attempt, BiConsumer<R, RuntimeException> setAside) {
        if (records.isEmpty()) {
            return;
        }
        try {
            untilItPasses(() -> attempt.accept(records));
        } catch (RefusedRecord refused) {
            if (records.size() == 1) {
                untilDone(() -> setAside.accept(records.getFirst(), refused.reason));
            } else {
                int half = records.size() / 2;
                workOff(records.subList(0, half), attempt, setAside);
                workOff(records.subList(half, records.size()), attempt, setAside);
            }
        }
    }

    /**
     * Does what must be done, whatever it takes: a position must not move on before. Every fault is logged
     * and waited for, also one that does not look passing.
     */
    void untilDone(Runnable work) {
        repeat(work, fault -> true);
    }

    private void untilItPasses(Runnable work) {
        repeat(work, Batches::isPassing);
    }

    /** A machine that lacks memory may have it again; a record that nests too deep for the stack is refused. */
    private static boolean isPassing(Throwable fault) {
        return Faults.isInfrastructure(fault)
                || (fault instanceof VirtualMachineError && !(fault instanceof StackOverflowError));
    }

    private void repeat(Runnable work, Predicate<Throwable> isPassing) {
        Duration backoff = FIRST_BACKOFF;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException | Error fault) {
                if (!isPassing.test(fault)) {
                    throw new RefusedRecord(fault);
                }
                LOG.warnf("a batch is held up by %s; next try in %d ms", rootOf(fault), backoff.toMillis());
                pause(backoff);
                backoff = backoff.multipliedBy(2).compareTo(longestBackoff) < 0
                        ? backoff.multipliedBy(2)
                        : longestBackoff;
            }
        }
    }

    private void pause(Duration backoff) {
        try {
            if (stopping.await(backoff.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the service stops; the batch comes again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the batch comes again", e);
        }
    }

    /** The class of the fault only: messages may carry values. */
    private static String rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    private static final class RefusedRecord extends RuntimeException {
        private final RuntimeException reason;

        RefusedRecord(Throwable reason) {
            super(reason);
            this.reason = reason instanceof RuntimeException refusal ? refusal : new IllegalStateException(reason);
        }
    }
}
