package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.OutboxNotReady;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.Standing;
import io.leadstream.pipeline.definition.Phase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/** Tells of each deal that got stuck after the sale, once for each step that it is stuck in. */
@ApplicationScoped
class AlertStuck {

    private static final Logger LOG = Logger.getLogger(AlertStuck.class);
    private static final String TOLD =
            "insert into stuck_alert (id, deal_id, step, since, at) values (gen_random_uuid(), ?, ?, ?, ?)"
                    + " on conflict do nothing";

    private final StuckDeals stuck;
    private final DealDesk deals;
    private final AfterSaleConfig config;
    private final Sql sql;
    private final Clock clock;

    AlertStuck(StuckDeals stuck, DealDesk deals, AfterSaleConfig config, Sql sql, Clock clock) {
        this.stuck = stuck;
        this.deals = deals;
        this.config = config;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(
            every = "{leadstream.after-sale.every:15m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        try {
            int told = tell(clock.instant());
            if (told > 0) {
                LOG.infof("deals stuck after the sale: told=%d", told);
            }
        } catch (OutboxNotReady e) {
            LOG.debug("stuck deals wait for the outbox");
        }
    }

    /** Returns how many were told of. Each is told in a transaction of its own, by whichever instance is first. */
    int tell(Instant now) {
        var which = new StuckDeals.Which(null, null, true);
        int told = 0;
        for (StuckDeals.Found found : stuck.find(which, StuckDeals.Position.START, config.alertsAtOnce(), now)) {
            if (QuarkusTransaction.requiringNew().call(() -> tell(found, now))) {
                told++;
            }
        }
        return told;
    }

    private boolean tell(StuckDeals.Found found, Instant now) {
        DealDesk.Present deal = deals.lock(found.dealId());
        String stage = found.stage();
        boolean isThereStill = stage == null
                ? deal.stage().phase() != Phase.POST_SALE
                : deal.stage().key().equals(stage);
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        if (deal.standing() != Standing.WON
                || !isThereStill
                || sql.update(TOLD, found.dealId(), found.step(), found.since(), at) == 0) {
            return false;
        }
        var event = new PublishedAfterSale.DealStuck(
                found.dealId(),
                found.pipeline(),
                found.version(),
                stage,
                found.since(),
                found.limit().toSeconds(),
                found.learntFrom() > 0);
        deals.tell(found.dealId(), event, at, new By("pipeline-service", at));
        return true;
    }
}
