package io.leadstream.pipeline.history;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.Beforehand;
import io.leadstream.pipeline.deal.Line;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The part of a deal's history that an import brought along. */
@ApplicationScoped
class ImportedHistory implements Beforehand {

    private static final String LATEST = """
            select r.content, r.import_id, r.pipeline, r.pipeline_version, j.created_by
            from imported_deal i
            join deal_revision r on r.deal_id = i.deal_id and r.revision = i.revision
            join deal_import j on j.id = r.import_id
            where i.deal_id = ?""";

    private final Sql sql;
    private final PastDealJson json;
    private final Pipelines pipelines;

    ImportedHistory(Sql sql, PastDealJson json, Pipelines pipelines) {
        this.sql = sql;
        this.json = json;
        this.pipelines = pipelines;
    }

    private record Told(PastDeal deal, UUID importId, String pipeline, int version, String by) {

        private Line line(
                String type, Instant at, Instant knownAt, String from, String stage, Map<String, String> more) {
            Map<String, String> details = new TreeMap<>(more);
            details.put("importId", importId.toString());
            return new Line(type, at, knownAt, by, from.isEmpty() ? null : from, stage, details, null, null);
        }
    }

    @Override
    public List<Line> lines(UUID dealId) {
        return sql.first(
                        LATEST,
                        row -> new Told(
                                json.read(row.getString("content")),
                                row.getObject("import_id", UUID.class),
                                row.getString("pipeline"),
                                row.getInt("pipeline_version"),
                                row.getString("created_by")),
                        dealId)
                .map(told -> lines(told, pipelines.version(told.pipeline(), told.version())))
                .orElse(List.of());
    }

    private static List<Line> lines(Told told, Pipeline pipeline) {
        List<Line> lines = new ArrayList<>();
        PastDeal.Close closed = told.deal.closed();
        boolean open = true;
        String from = "";
        for (PastDeal.Entry entry : told.deal.history()) {
            if (open && closed != null && pipeline.stageOf(entry.stage()).phase() == Phase.POST_SALE) {
                lines.add(closed(told, closed, from));
                open = false;
            }
            String type = lines.isEmpty() ? "OPENED" : "STAGE_ENTERED";
            Map<String, String> details = lines.isEmpty() ? Map.of("origin", "IMPORT") : Map.of();
            lines.add(told.line(type, entry.at(), entry.knownAt(), from, entry.stage(), details));
            from = entry.stage();
        }
        if (open && closed != null) {
            lines.add(closed(told, closed, from));
        }
        return lines;
    }

    private static Line closed(Told told, PastDeal.Close closed, String stage) {
        Map<String, String> details =
                new TreeMap<>(Map.of("outcome", closed.outcome().name()));
        if (closed.reason() != null) {
            details.put("reason", closed.reason().name());
        }
        return told.line("CLOSED", closed.at(), closed.knownAt(), "", stage, details);
    }
}
