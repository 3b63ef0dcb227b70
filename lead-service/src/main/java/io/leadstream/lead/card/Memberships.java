package io.leadstream.lead.card;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which segments leads belong to, to be shown. */
@ApplicationScoped
class Memberships {

    static final String FIND = """
            select lead_id, segment from lead_segment where lead_id = any (?) order by segment""";

    private final Sql sql;

    Memberships(Sql sql) {
        this.sql = sql;
    }

    /** The keys of each lead's segments; a lead in none is left out. */
    Map<UUID, List<String>> of(Collection<UUID> leads) {
        var found = new HashMap<UUID, List<String>>();
        if (!leads.isEmpty()) {
            sql.list(
                    FIND,
                    row -> found.computeIfAbsent(row.getObject(1, UUID.class), lead -> new ArrayList<>())
                            .add(row.getString(2)),
                    leads);
        }
        return found;
    }
}
