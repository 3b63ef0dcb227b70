package io.leadstream.forecast.facts;

import io.leadstream.forecast.facts.FactTables.Stored;
import io.leadstream.forecast.history.DealFact.Described;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whose deal a deal is: what joins it to its lead when both are read. */
final class LeadsOfDeals {

    private static final String ADD = "insert into deal_of_lead (lead, deal) values (?, ?) on conflict do nothing";

    private LeadsOfDeals() {}

    static void add(Connection connection, List<Stored> facts) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            for (Stored stored : facts) {
                String lead = stored.fact() instanceof Described described
                        ? described.terms().lead()
                        : null;
                if (lead != null) {
                    insert.setString(1, lead);
                    insert.setString(2, stored.subject());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
