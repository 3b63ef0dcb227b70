package io.leadstream.qualification;

import io.leadstream.messaging.Faults;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Publishes what time and companies' changes do to scores, when it is due. Instances share the work. */
@ApplicationScoped
class GradeWatch {

    private static final Logger LOG = Logger.getLogger(GradeWatch.class);

    /** Leads in one transaction: few enough to hold none of them up for long. */
    private static final int AT_ONCE = 200;

    private final AssessLeads assessLeads;
    private final Clock clock;

    GradeWatch(AssessLeads assessLeads, Clock clock) {
        this.assessLeads = assessLeads;
        this.clock = clock;
    }

    @Scheduled(every = "{leadstream.grade-watch.every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            int assessed;
            do {
                assessed = assessLeads.due(clock.instant(), AT_ONCE);
            } while (assessed == AT_ONCE);
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.warnf("due leads wait for the next round: %s", fault.getClass().getSimpleName());
        }
    }
}
