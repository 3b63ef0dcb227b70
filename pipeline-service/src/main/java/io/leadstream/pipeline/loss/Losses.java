package io.leadstream.pipeline.loss;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.LossKind;
import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.deal.Rates;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the deals that were lost in a time. */
@ApplicationScoped
class Losses {

    /** More than that are not read: a report of so many is asked for by shorter times. */
    static final int MOST = 200_000;

    static final String LOST = """
            select d.loss_kind, d.loss_reason, d.lost_to, d.pipeline, d.pipeline_version, d.closed_in, d.amount_in_base,
                   extract(epoch from d.closed_at - d.opened_at) / 86400.0 as days,
                   (select count(*) from evidence e where e.deal_id = d.id) as evidence,
                   coalesce(f.outbound, 0) as outbound, coalesce(f.inbound, 0) as inbound
            from deal d left join deal_effort f on f.deal_id = d.id
            where d.state = 'LOST' and d.closed_at >= ? and d.closed_at < ?%s
            limit\s""" + MOST;

    static final String WON =
            "select count(*) from deal d where d.state = 'WON' and d.closed_at >= ? and d.closed_at < ?%s";

    private final Sql sql;
    private final Pipelines pipelines;
    private final Rates rates;

    Losses(Sql sql, Pipelines pipelines, Rates rates) {
        this.sql = sql;
        this.pipelines = pipelines;
        this.rates = rates;
    }

    /** What is asked for: closed from then on and before; null does not narrow. */
    record Asked(
            Instant from,
            Instant before,
            @Nullable String pipeline,
            @Nullable String owner,
            @Nullable String segmentKey,
            @Nullable String segmentValue) {}

    LossReport report(Asked asked) {
        List<Object> parameters = new ArrayList<>(List.of(asked.from, asked.before));
        String more = narrowed(asked, parameters);
        List<LossReport.Lost> lost = sql.list(LOST.formatted(more), this::lost, parameters.toArray());
        long won = sql.first(WON.formatted(more), row -> row.getLong(1), parameters.toArray())
                .orElseThrow();
        return LossReport.of(lost, won, Currency.getInstance(rates.base()).getDefaultFractionDigits());
    }

    private static String narrowed(Asked asked, List<Object> parameters) {
        var more = new StringBuilder();
        if (asked.pipeline != null) {
            more.append(" and d.pipeline = ?");
            parameters.add(asked.pipeline);
        }
        if (asked.owner != null) {
            more.append(" and d.owner = ?");
            parameters.add(asked.owner);
        }
        if (asked.segmentKey != null && asked.segmentValue != null) {
            more.append(" and d.segments @> jsonb_build_object(?::text, ?::text)");
            parameters.add(asked.segmentKey);
            parameters.add(asked.segmentValue);
        }
        return more.toString();
    }

    private LossReport.Lost lost(ResultSet row) throws SQLException {
        String reasonName = row.getString("loss_reason");
        LossReason reason = reasonName == null ? null : LossReason.valueOf(reasonName);
        return new LossReport.Lost(
                kind(row.getString("loss_kind"), reason),
                reason,
                row.getString("lost_to"),
                place(row),
                row.getBigDecimal("amount_in_base"),
                row.getDouble("days"),
                row.getLong("evidence"),
                row.getLong("outbound"),
                row.getLong("inbound"));
    }

    private static LossKind kind(@Nullable String said, @Nullable LossReason reason) {
        if (said != null) {
            return LossKind.valueOf(said);
        }
        return reason == null ? LossKind.UNTOLD : LossKind.of(reason);
    }

    private LossReport.Place place(ResultSet row) throws SQLException {
        String pipeline = row.getString("pipeline");
        Stage stage =
                pipelines.version(pipeline, row.getInt("pipeline_version")).stageOf(row.getString("closed_in"));
        return new LossReport.Place(pipeline, stage.key(), stage.name(), stage.phase(), stage.rank());
    }
}
