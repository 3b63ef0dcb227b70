package io.leadstream.lead.imports;

import io.leadstream.lead.card.UndoneLeads;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what only one import made, some hundred leads in the caller's transaction. Leads that something was done with
 * since stay, and are listed; those that were here before keep the import's touch.
 */
@ApplicationScoped
class UndoImport {

    private static final int LEADS_PER_STEP = 500;

    private static final String NEXT = """
            select lead_id from touch
            where import_id = ? and nr = 1 and (?::uuid is null or lead_id > ?)
            order by lead_id limit ?""";

    private static final String CAPTURED_SINCE = """
            select distinct lead_id from touch where lead_id = any (?::uuid[]) and import_id is distinct from ?""";

    /** Where it shows that somebody works with a lead. */
    private static final List<String> SIGNS_OF_WORK = List.of(
            "activity.lead_id",
            "comment.lead_id",
            "company_stakeholder.lead_id",
            "deal.lead_id",
            "hand_over.lead_id",
            "lead_merge.merged_id",
            "lead_merge.survivor_id",
            "note.lead_id",
            "person.lead_id",
            "prospect.lead_id");

    private static final String KNOWN_SIGNS = """
            select table_name, column_name from information_schema.columns
            where table_schema = 'public' and table_name || '.' || column_name = any (?::text[])""";

    private static final String KEEP = "insert into lead_import_kept (import_id, lead_id, reason) values (?, ?, ?)";

    private final Sql sql;
    private final UndoneLeads leads;
    private volatile @Nullable String activeSince;

    UndoImport(Sql sql, UndoneLeads leads) {
        this.sql = sql;
        this.leads = leads;
    }

    /** @param lastLead where the next step goes on */
    record Step(UUID lastLead, ImportJob.Undone undone) {}

    /** The next step, or empty when nothing is left to undo. */
    Optional<Step> step(ImportJob job) {
        List<UUID> made = sql.list(NEXT, UndoImport::id, job.id(), job.undoneTo(), job.undoneTo(), LEADS_PER_STEP);
        return made.isEmpty() ? Optional.empty() : Optional.of(new Step(made.getLast(), undo(job, made)));
    }

    private ImportJob.Undone undo(ImportJob job, List<UUID> made) {
        UndoneLeads.Found found = leads.lock(made);
        var kept = new TreeMap<UUID, String>();
        found.changed().forEach(id -> kept.put(id, "changed-since"));
        sql.list(activeSince(), UndoImport::id, made).forEach(id -> kept.putIfAbsent(id, "active-since"));
        sql.list(CAPTURED_SINCE, UndoImport::id, made, job.id()).forEach(id -> kept.putIfAbsent(id, "captured-since"));
        Set<UUID> removed = new HashSet<>(found.all());
        removed.removeAll(kept.keySet());
        leads.remove(removed);
        sql.batch(
                KEEP,
                kept.entrySet().stream()
                        .map((Map.Entry<UUID, String> each) ->
                                new @Nullable Object[] {job.id(), each.getKey(), each.getValue()})
                        .toList());
        return new ImportJob.Undone(removed.size(), kept.size());
    }

    private String activeSince() {
        String known = activeSince;
        if (known == null) {
            List<String> signs = sql.list(
                    KNOWN_SIGNS,
                    row -> "select %2$s from %1$s where %2$s in (select id from made)"
                            .formatted(row.getString(1), row.getString(2)),
                    SIGNS_OF_WORK);
            known = "with made as (select unnest(?::uuid[]) as id) " + String.join(" union ", signs);
            activeSince = known;
        }
        return known;
    }

    private static UUID id(java.sql.ResultSet row) throws java.sql.SQLException {
        return row.getObject(1, UUID.class);
    }
}
