package io.leadstream.lead.capture;

import io.agroal.api.AgroalDataSource;
import io.leadstream.lead.card.RawJson;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The leads' captures, to be read. */
@ApplicationScoped
class Touches {

    private static final String LIST = """
            select nr, at, door, source_key, partner, external_id, offered from touch
            where lead_id = ? and nr > ? order by nr limit ?""";

    private final AgroalDataSource database;

    Touches(AgroalDataSource database) {
        this.database = database;
    }

    List<TouchResource.Touch> of(UUID leadId, int afterNr, int count) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LIST)) {
            select.setObject(1, leadId);
            select.setInt(2, afterNr);
            select.setInt(3, count);
            var touches = new ArrayList<TouchResource.Touch>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    touches.add(read(row));
                }
            }
            return touches;
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private static TouchResource.Touch read(ResultSet row) throws SQLException {
        return new TouchResource.Touch(
                row.getInt(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                new RawJson(row.getString(7)));
    }
}
