package io.leadstream.pipeline.history;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.history.RowReader.NotedChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a file with history notes of an import's deals, until the import is worked off. */
@ApplicationScoped
class NotedChanges {

    /** So many deals at once bound what is in memory, whatever the file says of each. */
    static final int DEALS_AT_ONCE = 100;

    private static final String KEEP = """
            insert into deal_import_change (import_id, upload, external_id, n, at, stage, from_stage)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String OF = """
            select c.external_id, c.n, c.at, c.stage, c.from_stage
            from unnest(?::text[]) as asked (external_id)
            cross join lateral (
              select * from deal_import_change
              where import_id = ? and upload = ? and external_id = asked.external_id
              order by n limit ?) c""";

    private static final String STAGES = """
            select stage, count(*) from (
              select stage from deal_import_change where import_id = ? and upload = ?
              union all
              select from_stage from deal_import_change
              where import_id = ? and upload = ? and from_stage is not null) noted
            group by stage order by count(*) desc, stage limit ?""";

    private static final String DROP_UPLOAD = "delete from deal_import_change where import_id = ? and upload = ?";

    private static final String KEEP_UPLOAD = "delete from deal_import_change where import_id = ? and upload <> ?";

    private static final String FINISH = """
            update deal_import set history_unknown = (
              select count(*) from deal_import_change c
              where c.import_id = deal_import.id and c.upload = deal_import.history_upload
                and not exists (select 1 from imported_deal i where i.external_id = c.external_id))
            where id = ? and history_upload is not null""";

    private static final String DROP = "delete from deal_import_change where import_id = ?";

    private final Sql sql;

    NotedChanges(Sql sql) {
        this.sql = sql;
    }

    /** @param externalId of the deal that changed */
    record Noted(String externalId, NotedChange change) {}

    void keep(UUID importId, UUID upload, List<Noted> noted) {
        sql.batch(
                KEEP,
                noted.stream()
                        .map(each -> {
                            NotedChange c = each.change;
                            return new Object[] {importId, upload, each.externalId, c.n(), c.at(), c.stage(), c.from()};
                        })
                        .toList());
    }

    /** Those of some deals, by external id; of no deal more than one more than a history may have. */
    Map<String, List<NotedChange>> of(ImportJob job, Collection<String> externalIds) {
        Map<String, List<NotedChange>> found = new HashMap<>();
        if (job.historyUpload() == null || externalIds.isEmpty()) {
            return found;
        }
        record Row(String externalId, NotedChange change) {}
        sql.list(
                        OF,
                        row -> new Row(
                                row.getString(1),
                                new NotedChange(row.getLong(2), row.getString(3), row.getString(4), row.getString(5))),
                        externalIds,
                        job.id(),
                        job.historyUpload(),
                        PastDealReader.LONGEST_HISTORY + 1)
                .forEach(row -> found.computeIfAbsent(row.externalId, _ -> new ArrayList<>())
                        .add(row.change));
        return found;
    }

    /** How often stages are named, the most named first. */
    Map<String, Long> stages(ImportJob job, int most) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (job.historyUpload() != null) {
            record Named(String stage, long rows) {}
            sql.list(
                            STAGES,
                            row -> new Named(row.getString(1), row.getLong(2)),
                            job.id(),
                            job.historyUpload(),
                            job.id(),
                            job.historyUpload(),
                            most)
                    .forEach(each -> counts.put(each.stage, each.rows));
        }
        return counts;
    }

    void drop(UUID importId, UUID upload) {
        sql.update(DROP_UPLOAD, importId, upload);
    }

    void keepOnly(UUID importId, UUID upload) {
        sql.update(KEEP_UPLOAD, importId, upload);
    }

    /** The import is worked off: counts what told of deals that are not here, and lets go of all. */
    void finish(UUID importId) {
        sql.update(FINISH, importId);
        sql.update(DROP, importId);
    }
}
