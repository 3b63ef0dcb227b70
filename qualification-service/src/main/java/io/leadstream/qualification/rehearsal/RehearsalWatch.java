package io.leadstream.qualification.rehearsal;

import io.leadstream.messaging.Faults;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Works rehearsals off, in whichever instance is free; after a crash the next start goes on where it stopped. */
@ApplicationScoped
class RehearsalWatch {

    private static final Logger LOG = Logger.getLogger(RehearsalWatch.class);

    private final RehearseModel rehearseModel;

    RehearsalWatch(RehearseModel rehearseModel) {
        this.rehearseModel = rehearseModel;
    }

    @Scheduled(every = "{leadstream.rehearsal.every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            boolean more;
            do {
                more = rehearseModel.goOn();
            } while (more);
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.warnf("rehearsals wait for the next round: %s", fault.getClass().getSimpleName());
        }
    }
}
