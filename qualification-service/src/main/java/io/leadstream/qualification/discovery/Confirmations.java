package io.leadstream.qualification.discovery;

import io.leadstream.qualification.lead.LeadMerges;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What people confirmed of the checklists of all leads. */
@ApplicationScoped
public class Confirmations {

    // the latest of each point, of the leads that are one
    static final String BY_THEN = """
            select distinct on (point) point, confirmed, evidence, note, confirmed_by, at
            from checklist_confirmation where lead_id = any(?) and at <= ?
            order by point, at desc, version desc, lead_id""";

    // of the latest profile: which segments the lead belongs to
    static final String SEGMENTS = """
            select segments from lead_profile where lead_id = ? and occurred_at <= ?
            order by sequence desc limit 1""";

    private record Entry(ChecklistPoint point, Confirmation confirmation) {}

    private final Sql sql;
    private final LeadMerges merges;

    Confirmations(Sql sql, LeadMerges merges) {
        this.sql = sql;
        this.merges = merges;
    }

    Map<ChecklistPoint, Confirmation> of(UUID leadId, Instant asOf) {
        var byPoint = new EnumMap<ChecklistPoint, Confirmation>(ChecklistPoint.class);
        var one = new ArrayList<>(merges.partsOf(leadId, asOf));
        one.add(leadId);
        sql.query(BY_THEN, Confirmations::entry, one, asOf)
                .forEach(entry -> byPoint.put(entry.point(), entry.confirmation()));
        return byPoint;
    }

    List<String> segmentsOf(UUID leadId, Instant asOf) {
        return sql.query(SEGMENTS, row -> row.texts("segments"), leadId, asOf).stream()
                .findFirst()
                .orElse(List.of());
    }

    void add(UUID leadId, long version, ChecklistPoint point, Confirmation given) {
        sql.update(
                """
                insert into checklist_confirmation (lead_id, version, point, confirmed, evidence, note, confirmed_by, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                leadId,
                version,
                point,
                given.confirmed(),
                given.evidence() == null ? null : given.evidence().toString(),
                given.note(),
                given.by(),
                given.at());
    }

    public void erase(Collection<UUID> leads) {
        sql.update("delete from checklist_confirmation where lead_id = any(?)", leads);
    }

    private static Entry entry(Row row) throws SQLException {
        String evidence = row.text("evidence");
        return new Entry(
                ChecklistPoint.valueOf(Objects.requireNonNull(row.text("point"))),
                new Confirmation(
                        row.flag("confirmed"),
                        evidence == null ? null : URI.create(evidence),
                        row.text("note"),
                        Objects.requireNonNull(row.text("confirmed_by")),
                        row.instant("at")));
    }
}
