package io.leadstream.qualification.queue;

import io.leadstream.messaging.Faults;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Counts outcomes now and then, and prices the leads by them. */
@ApplicationScoped
class QueueWatch {

    private static final Logger LOG = Logger.getLogger(QueueWatch.class);

    private final QueueRates rates;
    private final PriceLeads priceLeads;

    QueueWatch(QueueRates rates, PriceLeads priceLeads) {
        this.rates = rates;
        this.priceLeads = priceLeads;
    }

    @Scheduled(
            every = "{leadstream.queue.every:1m}",
            delayed = "{leadstream.queue.delay:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            rates.count();
            boolean more;
            do {
                more = priceLeads.next();
            } while (more);
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.warnf("leads are priced in the next round: %s", fault.getClass().getSimpleName());
        }
    }
}
