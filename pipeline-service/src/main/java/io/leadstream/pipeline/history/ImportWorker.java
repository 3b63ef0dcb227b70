package io.leadstream.pipeline.history;

import io.leadstream.messaging.Faults;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works on imports, a chunk or a step of an undo at a time, each in one transaction: after a crash, the next instance
 * goes on behind the last line that was committed.
 */
@ApplicationScoped
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    /** Faults that do not look passing before an import is given up: not all that pass look so. */
    private static final int STRIKES = 3;

    private final ImportJobs jobs;
    private final ImportChunk importChunk;
    private final UndoImport undoImport;
    private final NotedChanges changes;
    private final TransactionSynchronizationRegistry transaction;
    private final ReentrantLock working = new ReentrantLock();
    private final Map<UUID, Integer> strikes = new ConcurrentHashMap<>();

    ImportWorker(
            ImportJobs jobs,
            ImportChunk importChunk,
            UndoImport undoImport,
            NotedChanges changes,
            TransactionSynchronizationRegistry transaction) {
        this.jobs = jobs;
        this.importChunk = importChunk;
        this.undoImport = undoImport;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** The same, once what the caller's transaction leaves to do is there to be seen. */
    void wakeAfterCommit() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                wake();
            }
        });
    }

    /** There is work: does not wait for the next look. */
    void wake() {
        Thread.startVirtualThread(this::work);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        // one at a time per instance: imports are background work
        if (!working.tryLock()) {
            return;
        }
        try {
            boolean more = true;
            while (more) {
                more = step();
            }
        } finally {
            working.unlock();
        }
    }

    /** Returns whether there may be more to do at once. */
    private boolean step() {
        Holder claimed = new Holder();
        try {
            boolean more = QuarkusTransaction.requiringNew().call(() -> claimAndWork(claimed));
            strikes.clear();
            return more;
        } catch (RuntimeException e) {
            return afterFault(e, claimed.id);
        }
    }

    private boolean claimAndWork(Holder claimed) {
        Optional<ImportJob> job = jobs.claim();
        job.ifPresent(j -> {
            claimed.id = j.id();
            work(j);
        });
        return job.isPresent();
    }

    private void work(ImportJob job) {
        switch (job.state()) {
            case QUEUED, RUNNING -> nextChunk(job);
            case UNDOING -> nextUndo(job);
            case RECEIVING, REVIEW, DONE, FAILED, UNDONE ->
                throw new IllegalStateException("nothing to do: " + job.state());
        }
    }

    private void nextChunk(ImportJob job) {
        var chunk = jobs.chunk(job.id(), job.nextChunk());
        if (chunk.isEmpty()) {
            changes.finish(job.id());
            jobs.finish(job.id(), ImportJob.State.DONE, null);
            LOG.infof(
                    "import done: id=%s read=%d rejected=%d",
                    job.id(), job.counts().read(), job.counts().rejected());
        } else {
            ImportChunk.Outcome outcome = importChunk.run(job, chunk.get());
            jobs.workedOff(job, outcome.counts(), outcome.errors());
        }
    }

    private void nextUndo(ImportJob job) {
        undoImport
                .step(job)
                .ifPresentOrElse(
                        step -> jobs.undoneSoFar(job.id(), step.lastDeal(), step.undone()),
                        () -> jobs.finish(job.id(), ImportJob.State.UNDONE, null));
    }

    /** What passes is tried again at the next look; anything else ends the import, not the others. */
    private boolean afterFault(RuntimeException fault, @Nullable UUID job) {
        if (Faults.isInfrastructure(fault)) {
            LOG.warnf("imports wait: %s", fault.getClass().getSimpleName());
            return false;
        }
        if (job == null) {
            throw fault;
        }
        if (strikes.merge(job, 1, Integer::sum) < STRIKES) {
            LOG.warnf(fault, "import is tried again: id=%s", job);
            return false;
        }
        strikes.remove(job);
        LOG.errorf("import failed: id=%s", job);
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.finish(job, ImportJob.State.FAILED, "an internal error, see the log of this time"));
        return true;
    }

    private static final class Holder {
        private @Nullable UUID id;
    }
}
