package io.leadstream.pipeline.deal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Faults;
import io.leadstream.messaging.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Gives deals whose amount had no rate the one of the day on which the amount was said, once somebody says it: so many
 * in one transaction, by whichever instance is free. What was said while the rate was being entered waits for the
 * currency's next one.
 */
@ApplicationScoped
public class FillRates {

    private static final Logger LOG = Logger.getLogger(FillRates.class);
    private static final int AT_ONCE = 100;

    private static final String ORDER = """
            insert into rate_filling (id, currency, requested_by, requested_at)
            select ?, ?, ?, ?
            where exists (select from deal where currency = ? and amount is not null and rate is null)""";

    private static final String CLAIM = """
            select id, currency, requested_by, done_to from rate_filling
            where finished_at is null order by requested_at limit 1 for update skip locked""";

    private static final String LEFT = """
            select id from deal where currency = ? and amount is not null and rate is null and id > ?
            order by id limit ?""";

    private static final String GO_ON = "update rate_filling set done_to = ?, finished_at = ? where id = ?";

    // closing says the amount again
    private static final String SAID = """
            select occurred_at from deal_fact
            where deal_id = ? and (type = 'CLOSED'
              or (type = 'CHANGED' and 'amount' = any (string_to_array(details ->> 'fields', ', '))))
            order by id desc limit 1""";

    private final Sql sql;
    private final Deals deals;
    private final Beforehand beforehand;
    private final Rates rates;
    private final Journal journal;
    private final Clock clock;

    FillRates(Sql sql, Deals deals, Beforehand beforehand, Rates rates, Journal journal, Clock clock) {
        this.sql = sql;
        this.deals = deals;
        this.beforehand = beforehand;
        this.rates = rates;
        this.journal = journal;
        this.clock = clock;
    }

    private record Job(UUID id, String currency, String requestedBy, UUID doneTo) {}

    /** Keeps the order to look after the deals of a currency, where any has no rate. */
    @Transactional(TxType.MANDATORY)
    public void order(String currency, By by) {
        sql.update(ORDER, UuidCreator.getTimeOrderedEpoch(), currency, by.actor(), by.knownAt(), currency);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(this::step);
            }
        } catch (RuntimeException e) {
            if (!Faults.isInfrastructure(e)) {
                throw e;
            }
            LOG.debugf("rates that came late wait: %s", e.getClass().getSimpleName());
        }
    }

    /** Returns whether there may be more to do at once. */
    private boolean step() {
        Optional<Job> claimed = sql.first(CLAIM, FillRates::job);
        claimed.ifPresent(this::fillSome);
        return claimed.isPresent();
    }

    private void fillSome(Job job) {
        List<UUID> some = sql.list(LEFT, row -> row.getObject(1, UUID.class), job.currency, job.doneTo, AT_ONCE);
        var by = new By(job.requestedBy, clock.instant());
        some.forEach(id -> fill(id, by));
        sql.update(
                GO_ON,
                some.isEmpty() ? job.doneTo : some.getLast(),
                some.size() < AT_ONCE ? clock.instant() : null,
                job.id);
    }

    private void fill(UUID id, By by) {
        Deal deal = deals.locked(id);
        Money amount = deal.terms().amount();
        if (amount == null || deal.terms().inBase() != null) {
            return;
        }
        InBase inBase = rates.inBase(amount, saidAt(deal));
        Optional<DealEvent> event = deal.change(deal.terms().rated(inBase), by.knownAt());
        deals.flush();
        event.ifPresent(e -> journal.record(deal, e, by));
    }

    /** When the amount was said: here, or by the import that brought the deal, or when it was opened. */
    private Instant saidAt(Deal deal) {
        return sql.first(SAID, row -> Objects.requireNonNull(Sql.instant(row, "occurred_at")), deal.id())
                .or(() -> beforehand.lines(deal.id()).stream()
                        .map(Line::occurredAt)
                        .reduce((_, later) -> later))
                .orElse(deal.openedAt());
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("currency"),
                row.getString("requested_by"),
                row.getObject("done_to", UUID.class));
    }
}
