package io.leadstream.qualification.trait;

import io.leadstream.messaging.Faults;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Counts traits now and then. */
@ApplicationScoped
class TraitWatch {

    private static final Logger LOG = Logger.getLogger(TraitWatch.class);

    private final CountTraits countTraits;

    TraitWatch(CountTraits countTraits) {
        this.countTraits = countTraits;
    }

    @Scheduled(
            every = "{leadstream.traits.every:1m}",
            delayed = "{leadstream.traits.delay:20s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            countTraits.count();
            boolean more;
            do {
                more = countTraits.rankNext();
            } while (more);
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.warnf(
                    "traits are counted in the next round: %s", fault.getClass().getSimpleName());
        }
    }
}
