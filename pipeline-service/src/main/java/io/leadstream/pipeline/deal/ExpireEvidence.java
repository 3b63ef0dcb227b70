package io.leadstream.pipeline.deal;

import io.leadstream.messaging.Faults;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells of evidence that has expired, once, dated to when it did. Any instance may do so: each takes the deals that no
 * other holds. What has expired counts no more whether that was told yet or not.
 */
@ApplicationScoped
class ExpireEvidence {

    private static final Logger LOG = Logger.getLogger(ExpireEvidence.class);
    private static final int AT_ONCE = 50;
    private static final String WHO = "pipeline-service";

    // deals before their evidence, as everybody locks them; one that is held comes next time
    private static final String CLAIM = """
            select id from deal where id in (
              select deal_id from evidence
              where expires_at <= ? and not expiry_told and withdrawn_at is null order by expires_at limit ?)
            order by id for update skip locked""";

    private final Sql sql;
    private final Deals deals;
    private final EvidenceFile file;
    private final StagesPassed stagesPassed;
    private final Journal journal;
    private final Clock clock;

    ExpireEvidence(Sql sql, Deals deals, EvidenceFile file, StagesPassed stagesPassed, Journal journal, Clock clock) {
        this.sql = sql;
        this.deals = deals;
        this.file = file;
        this.stagesPassed = stagesPassed;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(this::expireSome);
            }
        } catch (RuntimeException e) {
            if (!Faults.isInfrastructure(e)) {
                throw e;
            }
            LOG.debugf("expired evidence waits: %s", e.getClass().getSimpleName());
        }
    }

    /** Returns whether there may be more to do at once. */
    private boolean expireSome() {
        Instant now = clock.instant();
        List<UUID> claimed = sql.list(CLAIM, row -> row.getObject(1, UUID.class), now, AT_ONCE);
        claimed.forEach(deal -> expire(deals.get(deal), now));
        return claimed.size() == AT_ONCE;
    }

    private void expire(Deal deal, Instant now) {
        for (Evidence piece : file.expired(deal.id(), now)) {
            Stage stage = stagesPassed.definition(deal, piece.stage());
            if (matters(deal, stage)) {
                DealEvent.EvidenceExpired event = piece.expire(stage, reopens(deal, piece, stage));
                file.flush();
                journal.record(deal, event, new By(WHO, now));
            } else {
                piece.expireSilently();
            }
        }
    }

    /** A lost deal has no open criteria, and a won one only those after the sale. */
    private static boolean matters(Deal deal, Stage stage) {
        return switch (deal.standing()) {
            case OPEN -> true;
            case WON -> stage.phase() == Phase.POST_SALE;
            case LOST -> false;
        };
    }

    /** Met until just before, and not since. */
    private boolean reopens(Deal deal, Evidence piece, Stage stage) {
        Instant expiry = piece.expiry();
        return stage.criterion(piece.criterion())
                .filter(c -> file.tallyOf(deal.id(), expiry.minusNanos(1_000))
                        .unmet(stage, c)
                        .isEmpty())
                .filter(c -> file.tallyOf(deal.id(), expiry).unmet(stage, c).isPresent())
                .isPresent();
    }
}
