package io.leadstream.pipeline.history;

import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Topics;
import io.leadstream.pipeline.history.ImportedDeals.Known;
import io.leadstream.pipeline.history.ImportedDeals.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what only one import made, some hundred deals in the caller's transaction: a deal that it brought goes, one
 * that it corrected is again what it was. Deals changed since stay, and are listed.
 */
@ApplicationScoped
class UndoImport {

    private static final int DEALS_PER_STEP = 500;

    private static final String NEXT = """
            select distinct r.deal_id, i.external_id
            from deal_revision r join imported_deal i on i.deal_id = r.deal_id
            where r.import_id = ? and (?::uuid is null or r.deal_id > ?)
            order by r.deal_id limit ?""";

    // the last revision before those that this import put on top, if they are on top; what an import said that is
    // itself undone is nothing to go back to
    private static final String BELOW = """
            select distinct on (r.deal_id) r.deal_id, r.revision, r.import_id, r.pipeline, r.pipeline_version, r.content
            from deal_revision r join deal_import j on j.id = r.import_id
            where r.deal_id = any (?::uuid[]) and r.import_id <> ? and j.state not in ('UNDOING', 'UNDONE')
            order by r.deal_id, r.revision desc""";

    private static final String KEEP = """
            insert into deal_import_kept (import_id, deal_id, external_id, reason) values (?, ?, ?, ?)""";

    private final Sql sql;
    private final ImportedDeals imported;
    private final PastDealJson json;
    private final Pipelines pipelines;
    private final Outbox outbox;
    private final Clock clock;

    UndoImport(Sql sql, ImportedDeals imported, PastDealJson json, Pipelines pipelines, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.imported = imported;
        this.json = json;
        this.pipelines = pipelines;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param lastDeal where the next step goes on */
    record Step(UUID lastDeal, ImportJob.Undone undone) {}

    /** A deal that the import made or corrected. */
    private record Made(UUID dealId, String externalId) {}

    /** The next step, or empty when nothing is left to undo. */
    Optional<Step> step(ImportJob job) {
        List<Made> made = sql.list(
                NEXT,
                row -> new Made(row.getObject(1, UUID.class), row.getString(2)),
                job.id(),
                job.undoneTo(),
                job.undoneTo(),
                DEALS_PER_STEP);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Step(made.getLast().dealId, undo(job, made)));
    }

    private ImportJob.Undone undo(ImportJob job, List<Made> made) {
        Map<String, Known> known =
                imported.lock(made.stream().map(Made::externalId).toList());
        Map<UUID, Revision> below = below(job, made);
        List<UUID> withdrawn = new ArrayList<>();
        List<Revision> restored = new ArrayList<>();
        List<@Nullable Object[]> kept = new ArrayList<>();
        for (Made deal : made) {
            Known now = known.get(deal.externalId);
            if (now == null) {
                // withdrawn by another undo since we looked
                continue;
            }
            Revision before = below.get(deal.dealId);
            if (now.touched()) {
                kept.add(new Object[] {job.id(), deal.dealId, deal.externalId, "changed-since"});
            } else if (before == null) {
                withdrawn.add(deal.dealId);
            } else if (before.number() < now.revision()) {
                restored.add(before);
            } else {
                kept.add(new Object[] {job.id(), deal.dealId, deal.externalId, "corrected-since"});
            }
        }
        imported.remove(withdrawn);
        imported.restore(restored);
        sql.batch(KEEP, kept);
        publish(job, withdrawn, restored);
        return new ImportJob.Undone(withdrawn.size(), restored.size(), kept.size());
    }

    private Map<UUID, Revision> below(ImportJob job, List<Made> made) {
        return sql.list(BELOW, this::revision, made.stream().map(Made::dealId).toList(), job.id()).stream()
                .collect(Collectors.toMap(Revision::dealId, Function.identity()));
    }

    private Revision revision(java.sql.ResultSet row) throws java.sql.SQLException {
        PastDeal deal = json.read(row.getString("content"));
        var pipeline = pipelines.version(row.getString("pipeline"), row.getInt("pipeline_version"));
        return new Revision(
                row.getObject("deal_id", UUID.class),
                row.getInt("revision"),
                row.getObject("import_id", UUID.class),
                Placement.of(deal, pipeline),
                json.write(deal));
    }

    private void publish(ImportJob job, List<UUID> withdrawn, List<Revision> restored) {
        Instant now = clock.instant();
        List<Outbox.Draft> gone = withdrawn.stream()
                .map(id -> draft(id, new ImportEvent.Withdrawn(id, job.id()), now))
                .toList();
        List<Outbox.Draft> again = restored.stream()
                .map(r -> draft(r.dealId(), ImportEvent.imported(r.dealId(), r.importId(), r.placement()), now))
                .toList();
        if (!gone.isEmpty()) {
            outbox.addAll(gone);
        }
        if (!again.isEmpty()) {
            imported.told(outbox.addAll(again));
        }
    }

    private static Outbox.Draft draft(UUID dealId, ImportEvent event, Instant now) {
        return new Outbox.Draft(Topics.DEAL_EVENTS, dealId.toString(), event, now, now);
    }
}
