package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.Faults;
import io.leadstream.messaging.Outbox;
import io.leadstream.pipeline.definition.Topics;
import io.leadstream.pipeline.methodology.MeasureDeals.Measured;
import io.leadstream.pipeline.methodology.MeasureDeals.Period;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Looks at each segment's closed deals from time to time, and tells when they leave the approach it is sold by. */
@ApplicationScoped
class WatchDrift {

    private static final Logger LOG = Logger.getLogger(WatchDrift.class);

    private final Adoptions adoptions;
    private final MeasureDeals measureDeals;
    private final TableRates rates;
    private final Outbox outbox;
    private final ApproachConfig config;
    private final Clock clock;

    WatchDrift(
            Adoptions adoptions,
            MeasureDeals measureDeals,
            TableRates rates,
            Outbox outbox,
            ApproachConfig config,
            Clock clock) {
        this.adoptions = adoptions;
        this.measureDeals = measureDeals;
        this.rates = rates;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "{leadstream.approach.every:5m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        try {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(this::checkNext);
            }
        } catch (RuntimeException e) {
            if (!Faults.isInfrastructure(e)) {
                throw e;
            }
            LOG.warnf("watching for drift waits: %s", e.getClass().getSimpleName());
        }
    }

    private boolean checkNext() {
        Instant now = clock.instant();
        Optional<Adoption> next = adoptions.nextUncheckedSince(now.minus(config.checkedEvery()));
        next.ifPresent(adoption -> check(adoption, now));
        return next.isPresent();
    }

    private void check(Adoption adoption, Instant now) {
        var period = new Period(now.minus(config.window()), now);
        Measured measured = measureDeals.measure(adoption.segment(), period, rates);
        Drift drift = Drift.of(adoption, measured, config.leastDeals());
        Adoption checked = drift.applyTo(adoption, period, now);
        adoptions.checked(checked);
        if (drift.isNews()) {
            outbox.add(Topics.DEAL_EVENTS, adoption.segment().key(), drifted(checked, drift), now, now);
            LOG.infof(
                    "a segment has left its approach: from=%s",
                    adoption.approach().key());
        }
    }

    private static PublishedMethodology.Drifted drifted(Adoption adoption, Drift drift) {
        Adoption.Found found = Objects.requireNonNull(adoption.found());
        Segment segment = adoption.segment();
        return new PublishedMethodology.Drifted(
                segment.key(),
                segment.pipeline(),
                segment.values(),
                adoption.approach().key(),
                RecommendationView.rounded(drift.distance()),
                Objects.requireNonNull(drift.nearest()).key(),
                RecommendationView.rounded(drift.nearestDistance()),
                new TreeMap<>(found.figures()),
                found.deals(),
                found.from(),
                found.to());
    }
}
