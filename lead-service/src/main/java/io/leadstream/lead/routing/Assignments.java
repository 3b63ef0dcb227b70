package io.leadstream.lead.routing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.OwnerChanged;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who had which lead when, and why. */
@ApplicationScoped
class Assignments {

    private static final String KEEP = """
            insert into assignment (id, lead_id, at, owner, previous_owner, by, actor, rule, rules_version, note, steps)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LIST = """
            select * from assignment where lead_id = any (?::uuid[]) and (?::uuid is null or id < ?) order by id desc limit ?""";

    private final Sql sql;
    private final Queue queue;

    Assignments(Sql sql, Queue queue) {
        this.sql = sql;
        this.queue = queue;
    }

    /** One change of the owner. */
    record Assignment(
            UUID id,
            UUID leadId,
            Instant at,
            @Nullable String owner,
            @Nullable String previousOwner,
            String by,
            @Nullable String actor,
            @Nullable String rule,
            @Nullable Long rulesVersion,
            @Nullable String note,
            @Nullable String steps) {}

    void on(@Observes OwnerChanged changed) {
        OwnerChanged.Assigning why = changed.why();
        sql.update(
                KEEP,
                UuidCreator.getTimeOrderedEpoch(),
                changed.leadId(),
                changed.at(),
                changed.owner(),
                changed.previousOwner(),
                why.by(),
                why.actor(),
                why.rule(),
                why.rulesVersion(),
                why.note(),
                why.steps());
        queue.remove(changed.leadId());
    }

    /** Newest first, of a lead and those merged into it. */
    List<Assignment> list(List<UUID> family, @Nullable UUID before, int count) {
        return sql.list(LIST, Assignments::read, family, before, before, count);
    }

    private static Assignment read(ResultSet row) throws SQLException {
        return new Assignment(
                row.getObject("id", UUID.class),
                row.getObject("lead_id", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("owner"),
                row.getString("previous_owner"),
                row.getString("by"),
                row.getString("actor"),
                row.getString("rule"),
                row.getObject("rules_version", Long.class),
                row.getString("note"),
                row.getString("steps"));
    }
}
