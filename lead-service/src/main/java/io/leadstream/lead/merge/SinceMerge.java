package io.leadstream.lead.merge;

import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What came to a survivor since a merge, and where it belongs when the merge is undone. */
@ApplicationScoped
class SinceMerge {

    static final int MOST = 100;

    private static final String TOUCHES = """
            select nr::text, door, at, count(*) over () from touch where lead_id = ? and nr > ? order by nr limit %d""".formatted(MOST);

    private static final String ACTIVITIES = since("id::text, type, occurred_at", "activity", "recorded_at");
    private static final String NOTES = since("id::text, type, source_at", "note", "created_at");
    private static final String COMMENTS = since("id::text, author, created_at", "comment", "created_at");
    private static final String HAND_OVERS = since("id::text, role, at", "hand_over", "coalesce(answered_at, at)");
    private static final String CONSENTS = since("id::text, purpose || ' ' || state, at", "consent", "recorded_at");
    private static final String ASSIGNMENTS = since("id::text, coalesce(owner, 'nobody'), at", "assignment", "at");

    private static String since(String shown, String table, String told) {
        return "select %s, count(*) over () from %s where lead_id = ? and %s >= ? order by 3, 1 limit %d"
                .formatted(shown, table, told, MOST);
    }

    // twice, because numbers are taken one by one: first out of the way, then to their place
    private static final String CLOSE_GAP = "update touch set nr = ? - nr where lead_id = ? and nr > ?";
    private static final String IN_PLACE = "update touch set nr = -nr where lead_id = ? and nr < 0";

    // what a partner said since of a record of the restored lead identifies that lead again
    private static final String GIVE_BACK_RECORDS = """
            update partner_record r set lead_id = ?
            where r.lead_id = ? and exists (
              select 1 from partner_record known
              where known.lead_id = ? and known.partner = r.partner and known.external_id = r.external_id)""";

    private final AgroalDataSource database;

    SinceMerge(AgroalDataSource database) {
        this.database = database;
    }

    Undone.Since touches(LeadMerge merge) {
        return read(TOUCHES, merge, merge.touchesBefore());
    }

    Undone.Since activities(LeadMerge merge) {
        return since(ACTIVITIES, merge);
    }

    Undone.Since notes(LeadMerge merge) {
        return since(NOTES, merge);
    }

    Undone.Since comments(LeadMerge merge) {
        return since(COMMENTS, merge);
    }

    Undone.Since handOvers(LeadMerge merge) {
        return since(HAND_OVERS, merge);
    }

    Undone.Since consents(LeadMerge merge) {
        return since(CONSENTS, merge);
    }

    Undone.Since assignments(LeadMerge merge) {
        return since(ASSIGNMENTS, merge);
    }

    private Undone.Since since(String query, LeadMerge merge) {
        return read(query, merge, merge.mergedAt().atOffset(ZoneOffset.UTC));
    }

    /** The survivor's touches are numbered without the merged lead's, and that one's records are its own. */
    void settle(LeadMerge merge) {
        try (Connection connection = database.getConnection();
                var close = connection.prepareStatement(CLOSE_GAP);
                var place = connection.prepareStatement(IN_PLACE);
                var records = connection.prepareStatement(GIVE_BACK_RECORDS)) {
            close.setInt(1, merge.mergedTouches());
            close.setObject(2, merge.survivorId());
            close.setInt(3, merge.touchesBefore());
            close.executeUpdate();
            place.setObject(1, merge.survivorId());
            place.executeUpdate();
            records.setObject(1, merge.mergedId());
            records.setObject(2, merge.survivorId());
            records.setObject(3, merge.mergedId());
            records.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private Undone.Since read(String query, LeadMerge merge, Object since) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setObject(1, merge.survivorId());
            select.setObject(2, since);
            List<Undone.Item> items = new ArrayList<>();
            int count = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    items.add(new Undone.Item(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                    count = row.getInt(4);
                }
            }
            return new Undone.Since(count, items);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
