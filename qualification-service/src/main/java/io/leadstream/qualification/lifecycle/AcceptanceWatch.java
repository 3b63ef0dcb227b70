package io.leadstream.qualification.lifecycle;

import io.leadstream.messaging.Faults;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Looks for targets whose time ran out, and folds the counts of states together. */
@ApplicationScoped
class AcceptanceWatch {

    private static final Logger LOG = Logger.getLogger(AcceptanceWatch.class);
    private static final int AT_ONCE = 200;

    private final AnnounceBreaches announceBreaches;
    private final LifecycleCounts counts;
    private final Clock clock;

    AcceptanceWatch(AnnounceBreaches announceBreaches, LifecycleCounts counts, Clock clock) {
        this.announceBreaches = announceBreaches;
        this.counts = counts;
        this.clock = clock;
    }

    @Scheduled(every = "{leadstream.acceptance.every:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            int announced;
            do {
                announced = announceBreaches.next(clock.instant(), AT_ONCE);
            } while (announced == AT_ONCE);
            counts.fold();
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.warnf(
                    "overdue leads wait for the next round: %s",
                    fault.getClass().getSimpleName());
        }
    }
}
