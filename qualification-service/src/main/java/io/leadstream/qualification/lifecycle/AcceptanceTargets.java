package io.leadstream.qualification.lifecycle;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The targets of all leads: they begin and end with the steps of the lifecycle. */
@ApplicationScoped
public class AcceptanceTargets {

    private static final String BEGIN = """
            insert into acceptance_target (lead_id, number, since, due_at) values (?, ?, ?, ?) on conflict do nothing""";

    // answered late, it stays open until the breach is announced
    private static final String ANSWER = """
            update acceptance_target set answered_at = ?, open = due_at < ?
            where lead_id = ? and answered_at is null and number < ?""";

    static final String OVERDUE = """
            select distinct lead_id from (
              select lead_id from acceptance_target where open and due_at < ? order by due_at limit ?) as overdue""";

    static final String CLOSE = """
            update acceptance_target set open = false
            where lead_id = any(?) and open and due_at < ?
            returning lead_id, number, since, due_at, answered_at""";

    static final String OF_LEAD = """
            select lead_id, number, since, due_at, answered_at from acceptance_target where lead_id = ? order by number""";

    private final Sql sql;
    private final AcceptanceConfig config;

    AcceptanceTargets(Sql sql, AcceptanceConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /** Follows steps, in their order; the caller holds the leads. */
    public void moved(List<LifecycleStep> steps) {
        sql.forAll(
                ANSWER,
                steps.stream().filter(step -> step.from() == Lifecycle.MQL).toList(),
                step -> new Object[] {step.at(), step.at(), step.leadId(), step.number()});
        sql.forAll(
                BEGIN, steps.stream().filter(step -> step.to() == Lifecycle.MQL).toList(), step -> new Object[] {
                    step.leadId(), step.number(), step.at(), config.hours().after(step.at(), config.within())
                });
    }

    public void erase(Collection<UUID> leads) {
        sql.update("delete from acceptance_target where lead_id = any(?)", leads);
    }

    /** How an offer stands of which no target is kept: an account's. */
    public ServiceLevel of(Instant since, @Nullable Instant answeredAt, Instant asOf) {
        return ServiceLevel.of(config.hours().after(since, config.within()), answeredAt, asOf);
    }

    List<AcceptanceTarget> of(UUID leadId) {
        return sql.query(OF_LEAD, AcceptanceTargets::read, leadId);
    }

    /** Leads whose time ran out and of which nobody was told yet. */
    List<UUID> overdue(Instant now, int limit) {
        return sql.query(OVERDUE, row -> row.id("lead_id"), now, limit);
    }

    /** Closes the targets of leads whose time ran out; the caller holds the leads, and tells. */
    List<AcceptanceTarget> close(Collection<UUID> leads, Instant now) {
        return sql.query(CLOSE, AcceptanceTargets::read, leads, now);
    }

    static AcceptanceTarget read(Row row) throws SQLException {
        @Nullable Instant answeredAt = row.instantOrNull("answered_at");
        return new AcceptanceTarget(
                row.id("lead_id"), row.number("number"), row.instant("since"), row.instant("due_at"), answeredAt);
    }
}
