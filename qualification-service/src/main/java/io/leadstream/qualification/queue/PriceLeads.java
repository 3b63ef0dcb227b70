package io.leadstream.qualification.queue;

import io.leadstream.qualification.scoring.Score;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices all leads again after outcomes changed: part by part, so that none of them is held up for long. */
@ApplicationScoped
class PriceLeads {

    static final int AT_ONCE = 1000;

    // one instance at a time; the others have nothing to do meanwhile
    private static final String TAKE = """
            select priced_to from queue_rates where not priced for update skip locked""";

    static final String NEXT = """
            select q.lead_id, q.source, q.size_band, q.industry, q.grade, q.chance, q.value,
                   s.fit, s.engagement, (s.fit, s.engagement) is distinct from (q.fit, q.engagement) as stale
            from queued_lead q left join lead_score s using (lead_id)
            where q.lead_id > ? order by q.lead_id limit ? for update of q""";

    private static final String PRICE = """
            update queued_lead q
            set chance = told.chance, value = told.value, grade = told.grade, fit = coalesce(told.fit, q.fit),
                engagement = coalesce(told.engagement, q.engagement)
            from unnest(?, ?, ?, ?, ?, ?) as told (chance, value, grade, fit, engagement, lead_id)
            where q.lead_id = told.lead_id""";

    private static final List<String> COLUMNS = List.of("numeric", "numeric", "text", "numeric", "numeric", "uuid");

    private record Part(
            UUID leadId,
            @Nullable String source,
            @Nullable String sizeBand,
            @Nullable String industry,
            String grade,
            BigDecimal chance,
            BigDecimal value,
            @Nullable Score score,
            boolean stale) {

        static Part read(Row row) throws SQLException {
            BigDecimal fit = row.decimalOrNull("fit");
            BigDecimal engagement = row.decimalOrNull("engagement");
            Score score = fit == null || engagement == null ? null : new Score(fit, engagement);
            return new Part(
                    row.id("lead_id"),
                    row.text("source"),
                    row.text("size_band"),
                    row.text("industry"),
                    String.valueOf(row.text("grade")),
                    row.decimal("chance"),
                    row.decimal("value"),
                    score,
                    row.flag("stale"));
        }

        String graded() {
            return score == null ? grade : score.grade().toString();
        }

        /** The same lead at the present rates; what stays as it was need not be written. */
        Part at(Rates rates) {
            return new Part(
                    leadId,
                    source,
                    sizeBand,
                    industry,
                    graded(),
                    Rates.probability(rates.chance(graded(), source)),
                    Rates.money(rates.value(sizeBand, industry)),
                    score,
                    stale);
        }
    }

    private final Sql sql;
    private final QueueRates queueRates;

    PriceLeads(Sql sql, QueueRates queueRates) {
        this.sql = sql;
        this.queueRates = queueRates;
    }

    /**
     * Prices the next leads.
     *
     * @return whether there may be more
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean next() {
        List<UUID> taken = sql.query(TAKE, row -> row.id("priced_to"));
        if (taken.isEmpty()) {
            return false;
        }
        Rates rates = queueRates.current();
        List<Part> parts = sql.query(NEXT, Part::read, taken.getFirst(), AT_ONCE);
        var changed = parts.stream()
                .filter(part -> part.stale() || !part.equals(part.at(rates)))
                .toList();
        sql.inOneGo(PRICE, COLUMNS, changed.stream().map(part -> part.at(rates)).toList(), PriceLeads::row);
        boolean more = parts.size() == AT_ONCE;
        UUID to = parts.isEmpty() ? taken.getFirst() : parts.getLast().leadId();
        sql.update("update queue_rates set priced_to = ?, priced = ?", to, !more);
        return more;
    }

    private static @Nullable Object[] row(Part part) {
        Score score = part.score();
        return new @Nullable Object[] {
            part.chance(),
            part.value(),
            part.grade(),
            score == null ? null : score.fit(),
            score == null ? null : score.engagement(),
            part.leadId()
        };
    }
}
