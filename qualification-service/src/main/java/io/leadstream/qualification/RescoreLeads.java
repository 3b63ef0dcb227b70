package io.leadstream.qualification;

import io.leadstream.messaging.Faults;
import io.leadstream.qualification.scoring.LeadScores;
import io.leadstream.qualification.scoring.Rescoring;
import io.leadstream.qualification.scoring.Rescorings;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Scores all leads again after a version of the score came into force, while events go on being scored. Instances
 * share the work: each takes leads that nobody else holds. Which leads are left follows from their scores, so that
 * after a crash the next start goes on with them.
 */
@ApplicationScoped
class RescoreLeads {

    private static final Logger LOG = Logger.getLogger(RescoreLeads.class);

    /** Leads in one transaction: many enough to be quick, few enough not to hold live scoring up. */
    private static final int AT_ONCE = 500;

    private static final UUID FIRST = new UUID(0, 0);

    private final AssessLeads assessLeads;
    private final Rescorings rescorings;
    private final LeadScores scores;
    private final Clock clock;

    RescoreLeads(AssessLeads assessLeads, Rescorings rescorings, LeadScores scores, Clock clock) {
        this.assessLeads = assessLeads;
        this.rescorings = rescorings;
        this.scores = scores;
        this.clock = clock;
    }

    @Scheduled(every = "{leadstream.rescoring.every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        goOn();
    }

    /** While one computes, the other reads and writes. */
    @Scheduled(every = "{leadstream.rescoring.every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void helpOut() {
        goOn();
    }

    private void goOn() {
        try {
            rescorings.open().ifPresent(this::run);
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.warnf(
                    "scoring again goes on in the next round: %s",
                    fault.getClass().getSimpleName());
        }
    }

    private void run(Rescoring open) {
        Optional<UUID> last = assessLeads.again(FIRST, AT_ONCE);
        while (last.isPresent()) {
            last = assessLeads.again(last.get(), AT_ONCE);
        }
        finish(open);
    }

    /** Leads that somebody held when they were passed are found in the next round. */
    @Transactional
    void finish(Rescoring open) {
        if (!scores.areOutdated(open.version())) {
            rescorings.finish(open.version(), clock.instant());
            LOG.infof("all leads are scored by version %d", open.version());
        }
    }
}
