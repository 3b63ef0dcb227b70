package io.leadstream.lead.activity;

import io.leadstream.lead.card.LeadEvent;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes activities as a set, each that is new once, and tells of those. */
@ApplicationScoped
class NewActivities {

    private static final String ADD = """
            insert into activity (id, lead_id, type, direction, occurred_at, detail, external_id, once,
                                  recorded_at, recorded_by)
            select given.*, ?::timestamptz, ?
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
              as given
            on conflict (lead_id, once) where once is not null do nothing
            returning id""";

    static final String KNOWN = """
            select a.lead_id, a.once, a.id, a.type, a.direction
            from unnest(?::uuid[], ?::text[]) as given (lead_id, once)
              join activity a on a.lead_id = given.lead_id and a.once = given.once""";

    private final Sql sql;
    private final Outbox outbox;

    NewActivities(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /** An activity of a lead that is locked. */
    record Row(
            UUID id,
            UUID leadId,
            Activity.Type type,
            Activity.Direction direction,
            Instant occurredAt,
            @Nullable String detail,
            @Nullable String externalId,
            @Nullable String once) {

        private Outbox.Draft recorded(Instant now) {
            var event = new LeadEvent.ActivityRecorded(leadId, id, type.name(), direction.name());
            return new Outbox.Draft(LeadEvent.TOPIC, leadId.toString(), event, occurredAt, now);
        }
    }

    private record Once(UUID leadId, @Nullable String once) {}

    private record Known(UUID id, String type, String direction) {

        /** What is said of it may be said in other words. */
        boolean isWhat(Row row) {
            return type.equals(row.type().name())
                    && direction.equals(row.direction().name());
        }
    }

    /** The activity that there is now. */
    record Recorded(UUID id, Outcome outcome) {

        boolean isNew() {
            return outcome == Outcome.NEW;
        }

        /** Something else is known by the sender's id: this was not recorded. */
        boolean isOther() {
            return outcome == Outcome.OTHER;
        }
    }

    private enum Outcome {
        NEW,
        SAME,
        OTHER
    }

    /** Returns what became of each, in their order. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Recorded> addAll(List<Row> rows, String by, Instant now) {
        Set<UUID> added = rows.isEmpty() ? Set.of() : add(rows, by, now);
        Map<Once, Known> known =
                known(rows.stream().filter(row -> !added.contains(row.id())).toList());
        var drafts = new ArrayList<Outbox.Draft>();
        var recorded = new ArrayList<Recorded>();
        for (Row row : rows) {
            if (added.contains(row.id())) {
                drafts.add(row.recorded(now));
                recorded.add(new Recorded(row.id(), Outcome.NEW));
            } else {
                Known there = Objects.requireNonNull(known.get(new Once(row.leadId(), row.once())));
                recorded.add(new Recorded(there.id(), there.isWhat(row) ? Outcome.SAME : Outcome.OTHER));
            }
        }
        if (!drafts.isEmpty()) {
            outbox.addAll(drafts);
        }
        return recorded;
    }

    private Set<UUID> add(List<Row> rows, String by, Instant now) {
        return new HashSet<>(sql.list(
                ADD,
                row -> row.getObject(1, UUID.class),
                now,
                by,
                column(rows, Row::id),
                column(rows, Row::leadId),
                column(rows, Row::type),
                column(rows, Row::direction),
                column(rows, Row::occurredAt),
                column(rows, Row::detail),
                column(rows, Row::externalId),
                column(rows, Row::once)));
    }

    private static List<@Nullable Object> column(List<Row> rows, Function<Row, @Nullable Object> value) {
        var column = new ArrayList<@Nullable Object>(rows.size());
        for (Row row : rows) {
            Object of = value.apply(row);
            column.add(of == null || of instanceof UUID ? of : of.toString());
        }
        return column;
    }

    private Map<Once, Known> known(List<Row> rows) {
        var known = new HashMap<Once, Known>();
        if (!rows.isEmpty()) {
            sql.list(
                    KNOWN,
                    row -> known.put(
                            new Once(row.getObject(1, UUID.class), row.getString(2)),
                            new Known(row.getObject(3, UUID.class), row.getString(4), row.getString(5))),
                    column(rows, Row::leadId),
                    column(rows, Row::once));
        }
        return known;
    }
}
