package io.leadstream.lead.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.Cards;
import io.leadstream.messaging.Faults;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases the leads that their sources keep no longer: of a source at a time by one instance, each person in a
 * transaction of its own and with a receipt. What a person does meanwhile saves them.
 */
@ApplicationScoped
class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final int PAGE = 50;

    /** So that others get their turn, and a stop of the service does not wait long. */
    private static final int PAGES_AT_ONCE = 200;

    private final Retention retention;
    private final Receipts receipts;
    private final Cards cards;
    private final Clock clock;

    RetentionJob(Retention retention, Receipts receipts, Cards cards, Clock clock) {
        this.retention = retention;
        this.receipts = receipts;
        this.cards = cards;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "40s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            retention.setUp();
            for (int page = 0; page < PAGES_AT_ONCE && step(); page++) {}
        } catch (RuntimeException e) {
            if (!Faults.isInfrastructure(e)) {
                throw e;
            }
            LOG.warnf("erasing what is kept no longer waits: %s", e.getClass().getSimpleName());
        }
    }

    /** @return whether there may be more to do */
    private boolean step() {
        return QuarkusTransaction.requiringNew()
                .call(() -> retention.claim().map(this::step).orElse(false));
    }

    private boolean step(Retention.Rule rule) {
        List<Retention.Due> due = retention.due(rule, PAGE);
        if (due.isEmpty()) {
            retention.finish(rule);
            return true;
        }
        int erased = 0;
        for (Retention.Due lead : due) {
            if (QuarkusTransaction.requiringNew().call(() -> erase(rule, lead.id()))) {
                erased++;
            }
        }
        retention.goOn(rule, due.getLast(), erased);
        return true;
    }

    private boolean erase(Retention.Rule rule, UUID lead) {
        UUID receipt = UuidCreator.getTimeOrderedEpoch();
        return cards.eraseIf(lead, receipt, all -> {
            boolean isDue = retention.isStillDue(rule, all);
            if (isDue) {
                receipts.open(receipt, Receipts.Reason.RETENTION, clock.instant());
            }
            return isDue;
        });
    }
}
