package io.leadstream.qualification.awareness;

import io.leadstream.qualification.lead.LeadMerges;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The touches of all leads. */
@ApplicationScoped
public class LeadTouches {

    // counted where they are: a lead may have ten thousand
    static final String COUNTS = """
            select type, inbound, count(*) as touches, min(occurred_at) as first, max(occurred_at) as last
            from lead_activity where lead_id = any(?) and occurred_at <= ?
            group by type, inbound""";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Sql sql;
    private final LeadMerges merges;
    private final Clock clock;

    LeadTouches(Sql sql, LeadMerges merges, Clock clock) {
        this.sql = sql;
        this.merges = merges;
        this.clock = clock;
    }

    /**
     * What a lead knew of us by then, from its touches and those of leads that were part of it.
     *
     * @param asOf none for now, with all that was told: the producers' clocks may be a little ahead of ours
     */
    public Awareness of(UUID leadId, @Nullable Instant asOf) {
        var one = new ArrayList<>(merges.partsOf(leadId, asOf));
        one.add(leadId);
        var counts = sql.query(COUNTS, LeadTouches::count, one, asOf == null ? END_OF_TIME : asOf);
        return Awareness.of(counts, asOf == null ? clock.instant() : asOf);
    }

    private static TypeCount count(Row row) throws SQLException {
        return new TypeCount(
                Objects.requireNonNull(row.text("type")),
                row.flag("inbound"),
                row.number("touches"),
                row.instant("first"),
                row.instant("last"));
    }
}
