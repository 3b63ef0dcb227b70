package io.leadstream.lead.card;

import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The leads' standings; the later sequence wins, whatever order events arrive in. What is said of a lead that is erased
 * is passed over.
 */
@ApplicationScoped
public class Standings {

    private static final String FIND = """
            select lead_id, lifecycle, fit, engagement, total, grade from standing where lead_id = any (?)""";

    private static final String SET_LIFECYCLE = """
            insert into standing as s (lead_id, lifecycle, lifecycle_sequence)
            select id, ?, ? from lead where id = ? for key share
            on conflict (lead_id) do update
              set lifecycle = excluded.lifecycle, lifecycle_sequence = excluded.lifecycle_sequence
              where s.lifecycle_sequence < excluded.lifecycle_sequence""";

    private static final String SET_SCORE = """
            insert into standing as s (lead_id, fit, engagement, total, grade, score_sequence)
            select id, ?, ?, ?, ?, ? from lead where id = ? for key share
            on conflict (lead_id) do update
              set fit = excluded.fit, engagement = excluded.engagement, total = excluded.total,
                  grade = excluded.grade, score_sequence = excluded.score_sequence
              where s.score_sequence < excluded.score_sequence""";

    private final AgroalDataSource database;

    Standings(AgroalDataSource database) {
        this.database = database;
    }

    Standing of(UUID leadId) {
        return of(List.of(leadId)).getOrDefault(leadId, Standing.UNKNOWN);
    }

    Map<UUID, Standing> of(Collection<UUID> leadIds) {
        return run(FIND, (connection, statement) -> {
            Array ids = connection.createArrayOf("uuid", leadIds.toArray());
            statement.setArray(1, ids);
            var found = new HashMap<UUID, Standing>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getObject(1, UUID.class),
                            new Standing(
                                    rows.getString(2),
                                    rows.getBigDecimal(3),
                                    rows.getBigDecimal(4),
                                    rows.getBigDecimal(5),
                                    rows.getString(6)));
                }
            }
            return found;
        });
    }

    /** Takes over where the lead stands, as of the {@code sequence}-th event about it. */
    public void setLifecycle(UUID leadId, String lifecycle, long sequence) {
        run(SET_LIFECYCLE, (connection, statement) -> {
            statement.setString(1, lifecycle);
            statement.setLong(2, sequence);
            statement.setObject(3, leadId);
            return statement.executeUpdate();
        });
    }

    /** Takes over the score, as of the {@code sequence}-th event about the lead. */
    public void setScore(
            UUID leadId, BigDecimal fit, BigDecimal engagement, BigDecimal total, String grade, long sequence) {
        run(SET_SCORE, (connection, statement) -> {
            statement.setBigDecimal(1, fit);
            statement.setBigDecimal(2, engagement);
            statement.setBigDecimal(3, total);
            statement.setString(4, grade);
            statement.setLong(5, sequence);
            statement.setObject(6, leadId);
            return statement.executeUpdate();
        });
    }

    private <T> T run(String sql, Use<T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(connection, statement);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
