package io.leadstream.pipeline.deal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Faults;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.definition.Lineage;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.definition.VersionPublished;
import io.leadstream.rest.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes open deals over to the latest version of their pipeline, so many in one transaction: after a crash the next
 * instance goes on behind the last that was committed.
 */
@ApplicationScoped
class TransferDeals {

    private static final Logger LOG = Logger.getLogger(TransferDeals.class);
    private static final int AT_ONCE = 100;

    private static final String ADD = """
            insert into pipeline_migration (id, pipeline, to_version, state, requested_by, requested_at)
            values (?, ?, ?, 'QUEUED', ?, ?)""";

    private static final String COLUMNS = """
            select id, pipeline, to_version, state, requested_by, requested_at, finished_at, transferred, failure, done_to
            from pipeline_migration\s""";

    private static final String CLAIM = COLUMNS + """
            where state in ('QUEUED', 'RUNNING') order by requested_at limit 1 for update skip locked""";

    private static final String LEFT = """
            select id from deal
            where pipeline = ? and state = 'OPEN' and pipeline_version < ? and id > ? order by id limit ?""";

    private static final String GO_ON = """
            update pipeline_migration set state = ?, done_to = ?, transferred = transferred + ?, finished_at = ?
            where id = ?""";

    private static final String FAIL =
            "update pipeline_migration set state = 'FAILED', failure = ?, finished_at = ? where id = ?";

    private final Sql sql;
    private final Deals deals;
    private final EvidenceFile evidence;
    private final Pipelines pipelines;
    private final Journal journal;
    private final Clock clock;

    TransferDeals(Sql sql, Deals deals, EvidenceFile evidence, Pipelines pipelines, Journal journal, Clock clock) {
        this.sql = sql;
        this.deals = deals;
        this.evidence = evidence;
        this.pipelines = pipelines;
        this.journal = journal;
        this.clock = clock;
    }

    /** Where a migration stands. */
    enum Progress {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A migration of a pipeline's open deals.
     *
     * @param transferred so many deals, until now
     */
    record Migration(
            UUID id,
            String pipeline,
            int toVersion,
            Progress state,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            long transferred,
            @Nullable String failure) {}

    private record Job(Migration migration, UUID doneTo) {}

    /** Keeps the order to take the open deals of a pipeline over to its latest version. */
    @Transactional(TxType.MANDATORY)
    Migration order(String pipeline, By by) {
        int version = pipelines
                .current(pipeline)
                .orElseThrow(() -> Problem.notFound("the pipeline"))
                .version();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        sql.update(ADD, id, pipeline, version, by.actor(), by.knownAt());
        return get(pipeline, id);
    }

    void follow(@Observes VersionPublished published) {
        if (published.transfer()) {
            order(published.key(), new By(published.publisher(), clock.instant()));
        }
    }

    Migration get(String pipeline, UUID id) {
        return sql.first(COLUMNS + "where id = ? and pipeline = ?", TransferDeals::job, id, pipeline)
                .orElseThrow(() -> Problem.notFound("the migration"))
                .migration();
    }

    /** The newest first. */
    List<Migration> page(String pipeline, @Nullable UUID after, int limit) {
        if (pipelines.current(pipeline).isEmpty()) {
            throw Problem.notFound("the pipeline");
        }
        UUID before = after == null ? new UUID(-1, -1) : after;
        return sql
                .list(
                        COLUMNS + "where pipeline = ? and id < ? order by id desc limit ?",
                        TransferDeals::job,
                        pipeline,
                        before,
                        limit)
                .stream()
                .map(Job::migration)
                .toList();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /** Returns whether there may be more to do at once. */
    private boolean step() {
        var claimed = new AtomicReference<@Nullable UUID>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> claimAndTransfer(claimed));
        } catch (RuntimeException e) {
            UUID job = claimed.get();
            if (job == null || Faults.isInfrastructure(e)) {
                LOG.warnf("migrations of pipelines wait: %s", e.getClass().getSimpleName());
                return false;
            }
            LOG.errorf(e, "a migration of a pipeline failed: id=%s", job);
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.update(FAIL, "an internal error, see the log of this time", clock.instant(), job));
            return true;
        }
    }

    private boolean claimAndTransfer(AtomicReference<@Nullable UUID> claimed) {
        Optional<Job> job = sql.first(CLAIM, TransferDeals::job);
        job.ifPresent(j -> {
            claimed.set(j.migration().id());
            transferSome(j);
        });
        return job.isPresent();
    }

    private void transferSome(Job job) {
        Migration migration = job.migration();
        List<UUID> some = sql.list(
                LEFT,
                row -> row.getObject(1, UUID.class),
                migration.pipeline(),
                migration.toVersion(),
                job.doneTo(),
                AT_ONCE);
        Lineage lineage = pipelines.lineage(migration.pipeline()).upTo(migration.toVersion());
        By by = new By(migration.requestedBy(), clock.instant());
        long moved = some.stream().filter(id -> transfer(id, lineage, by)).count();
        boolean done = some.size() < AT_ONCE;
        sql.update(
                GO_ON,
                done ? Progress.DONE : Progress.RUNNING,
                some.isEmpty() ? job.doneTo() : some.getLast(),
                moved,
                done ? clock.instant() : null,
                migration.id());
    }

    private boolean transfer(UUID id, Lineage lineage, By by) {
        Deal deal = deals.locked(id);
        if (deal.pipelineVersion() >= lineage.latest().version()) {
            return false;
        }
        Pipeline from = pipelines.version(deal.pipeline(), deal.pipelineVersion());
        for (Stage stage : from.stages()) {
            String to = lineage.inLatest(stage.key(), from.version()).key();
            if (!to.equals(stage.key())) {
                evidence.takeOver(id, stage.key(), to);
            }
        }
        evidence.live(id, lineage.latest());
        Instant at = by.knownAt().isBefore(deal.lastStepAt()) ? deal.lastStepAt() : by.knownAt();
        Optional<DealEvent> event =
                deal.transfer(from, lineage.latest(), lineage.inLatest(deal.stage(), from.version()), at);
        deals.flush();
        event.ifPresent(e -> journal.record(deal, e, by));
        return event.isPresent();
    }

    private static Job job(ResultSet row) throws SQLException {
        UUID doneTo = row.getObject("done_to", UUID.class);
        return new Job(
                new Migration(
                        row.getObject("id", UUID.class),
                        row.getString("pipeline"),
                        row.getInt("to_version"),
                        Progress.valueOf(row.getString("state")),
                        row.getString("requested_by"),
                        Objects.requireNonNull(Sql.instant(row, "requested_at")),
                        Sql.instant(row, "finished_at"),
                        row.getLong("transferred"),
                        row.getString("failure")),
                doneTo == null ? new UUID(0, 0) : doneTo);
    }
}
