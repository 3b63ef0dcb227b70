package io.leadstream.pipeline.deal;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** How much happens between us and a deal's lead while the deal is open: what a deal that is lost has cost. */
@ApplicationScoped
public class Efforts {

    private static final String COUNT = """
            insert into deal_effort as known (deal_id, inbound, outbound)
            select id, ?, ? from deal
            where lead_id = ? and opened_at <= ? and (closed_at is null or closed_at >= ?)
            on conflict (deal_id) do update
              set inbound = known.inbound + excluded.inbound, outbound = known.outbound + excluded.outbound""";

    private final Sql sql;

    Efforts(Sql sql) {
        this.sql = sql;
    }

    /** Counts an activity for the lead's deal that was open then, if one is known to have been. */
    public void activity(UUID lead, boolean inbound, Instant at) {
        sql.update(COUNT, inbound ? 1L : 0L, inbound ? 0L : 1L, lead, at, at);
    }
}
