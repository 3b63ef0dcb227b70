package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Family;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads joined with the deals that were opened for them. */
final class LeadsWithDeals {

    // lead by lead, by the index, even while nothing is known of how large the tables are: what is held is one lead
    // with
    // its deals
    private static final String LEADS = Snapshot.PARTS + """
            select h.subject, h.facts, others.subjects, others.facts,
                   own.subjects, own.facts, merged.subjects, merged.facts
            from history h left join others on others.root = h.subject
            cross join lateral (
              select array_agg(of.deal) as subjects,
                     array_agg((select deal.facts from history deal where deal.subject = of.deal)) as facts
              from deal_of_lead of where of.lead = h.subject) as own
            cross join lateral (
              select array_agg(of.deal) as subjects,
                     array_agg((select deal.facts from history deal where deal.subject = of.deal)) as facts
              from deal_of_lead of
              where others.subjects is not null and of.lead = any (others.subjects)) as merged
            where h.pipelines && '{lead-lifecycle}'
              and not exists (select from joined where joined.merged = h.subject)""";

    static final String WITHOUT_LEAD = """
            select h.subject, h.facts from history h
            where h.pipelines && ? and not exists (
              select from deal_of_lead of join history lead on lead.subject = of.lead
              where of.deal = h.subject and lead.pipelines && '{lead-lifecycle}')""";

    private final Connection connection;

    LeadsWithDeals(Connection connection) {
        this.connection = connection;
    }

    void leads(boolean segments, OffsetDateTime asOf, Snapshot.LeadReader each) throws SQLException {
        var reader = new FactReader(segments);
        try (var select = connection.prepareStatement(LEADS)) {
            select.setObject(1, asOf);
            select.setFetchSize(Snapshot.AT_ONCE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    DealHistory survivor = DealHistory.of(rows.getString(1), reader.read(rows.getBytes(2)))
                            .orElse(null);
                    DealHistory lead = survivor == null ? null : Family.of(survivor, Snapshot.others(rows, reader));
                    var deals = new ArrayList<>(histories(rows.getArray(5), rows.getArray(6), reader));
                    deals.addAll(histories(rows.getArray(7), rows.getArray(8), reader));
                    each.read(lead, deals);
                }
            }
        }
    }

    /** What two arrays side by side tell: whose facts, and the facts. */
    static List<DealHistory> histories(@Nullable Array subjects, @Nullable Array facts, FactReader reader)
            throws SQLException {
        if (subjects == null || facts == null) {
            return List.of();
        }
        var histories = new ArrayList<DealHistory>();
        String[] names = (String[]) subjects.getArray();
        byte[][] packed = (byte[][]) facts.getArray();
        for (int i = 0; i < names.length; i++) {
            DealHistory.of(names[i], reader.read(packed[i])).ifPresent(histories::add);
        }
        return histories;
    }
}
