package io.leadstream.lead.capture;

import io.agroal.api.AgroalDataSource;
import io.leadstream.lead.card.RawJson;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The leads' captures, to be read. */
@ApplicationScoped
class Touches {

    static final String LIST = """
            select nr, at, door, source_key, partner, external_id, offered, t.lead_id
            from (select id from lead where id = ? union all select id from lead where merged_into = ?) as card,
              lateral (select * from touch where lead_id = card.id and (at, lead_id, nr) > (?, ?, ?)
                       order by at, nr limit ?) as t
            order by at, t.lead_id, nr limit ?""";

    private final AgroalDataSource database;

    Touches(AgroalDataSource database) {
        this.database = database;
    }

    /** Where a page of touches ended: by their time, of one time by lead and number. */
    record Place(Instant at, UUID leadId, int nr) {
        static final Place BEGINNING = new Place(Instant.EPOCH, new UUID(0, 0), 0);
    }

    /** The captures of a lead and of those merged into it, by their time. */
    List<TouchResource.Touch> of(UUID leadId, Place after, int count) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LIST)) {
            select.setObject(1, leadId);
            select.setObject(2, leadId);
            select.setObject(3, after.at().atOffset(ZoneOffset.UTC));
            select.setObject(4, after.leadId());
            select.setInt(5, after.nr());
            select.setInt(6, count);
            select.setInt(7, count);
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
                new RawJson(row.getString(7)),
                row.getObject(8, UUID.class));
    }
}
