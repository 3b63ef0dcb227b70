package io.leadstream.lead.response;

import io.leadstream.lead.card.FamilyChanged;
import io.leadstream.lead.card.OwnerChanged;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What clocks have to hear of: captures and activities by the database's triggers, the rest from here. */
@ApplicationScoped
class ResponseInbox {

    private static final String TAKE = """
            delete from response_inbox where id in (select id from response_inbox order by id limit ?)
            returning id, lead_id, what, type, at""";
    private static final String ASSIGNED = """
            insert into response_inbox (lead_id, what, at)
            select ?, 'ASSIGNED', ? where exists
              (select from routing_list where kind = 'TARGETS' and live and entries > 0)""";
    private static final String FAMILY = """
            insert into response_inbox (lead_id, what, at)
            select l.id, 'FAMILY', ? from lead l
            where l.id = any (?::uuid[]) and exists (
              select from response_clock c
              where c.lead_id = l.id or c.lead_id in (select m.id from lead m where m.merged_into = l.id))""";

    private final Sql sql;

    ResponseInbox(Sql sql) {
        this.sql = sql;
    }

    /**
     * Something that happened to a lead.
     *
     * @param what CAPTURED, ASSIGNED, INBOUND, OUTBOUND, FAMILY
     * @param type of an activity
     */
    record Heard(
            long id, UUID leadId, String what, @Nullable String type, Instant at) {}

    void on(@Observes OwnerChanged changed) {
        sql.update(ASSIGNED, changed.leadId(), changed.at());
    }

    /** What was done for one of them answers the other, as long as they are one. */
    void on(@Observes FamilyChanged changed) {
        sql.update(FAMILY, changed.at(), changed.both());
    }

    boolean isEmpty() {
        return sql.first("select not exists (select from response_inbox)", row -> row.getBoolean(1))
                .orElse(true);
    }

    /** Takes some out, in the order in which they came in. */
    List<Heard> take(int count) {
        return sql.list(TAKE, ResponseInbox::read, count).stream()
                .sorted(Comparator.comparingLong(Heard::id))
                .toList();
    }

    private static Heard read(ResultSet row) throws SQLException {
        return new Heard(
                row.getLong("id"),
                row.getObject("lead_id", UUID.class),
                row.getString("what"),
                row.getString("type"),
                Objects.requireNonNull(Sql.instant(row, "at")));
    }
}
