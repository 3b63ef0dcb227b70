package io.leadstream.pipeline.task;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.LeadForgotten;
import io.leadstream.rest.BadInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Going through a repeatable stage once for each group of stakeholders: contact and presentation, group after group. */
@ApplicationScoped
class Rounds {

    private static final String ADD = """
            insert into deal_round (id, deal_id, stage, number, group_name, note, occurred_at, recorded_by, recorded_at)
            select ?, ?, ?, count(*) + 1, ?, ?, ?, ?, ? from deal_round where deal_id = ? and stage = ?""";

    private static final String PAGE = """
            select id, stage, number, group_name, note, occurred_at, recorded_by, recorded_at
            from deal_round where deal_id = ? and id > ? order by id limit ?""";

    private static final String FORGET =
            "update deal_round set group_name = null, note = null where deal_id = any (?::uuid[])";

    private final Sql sql;
    private final DealDesk deals;

    Rounds(Sql sql, DealDesk deals) {
        this.sql = sql;
        this.deals = deals;
    }

    /**
     * A round as it is shown.
     *
     * @param number 1, 2, … within the deal's stage
     * @param group of stakeholders, in the words of who recorded it
     */
    record RoundShown(
            UUID id,
            String stage,
            int number,
            @Nullable String group,
            @Nullable String note,
            Instant occurredAt,
            String recordedBy,
            Instant recordedAt) {

        RoundShown withoutFreeText() {
            return new RoundShown(id, stage, number, null, null, occurredAt, recordedBy, recordedAt);
        }
    }

    /** A round with a group. */
    record Told(
            String stage,
            String group,
            @Nullable String note,
            @Nullable Instant occurredAt) {}

    RoundShown add(UUID dealId, Told round, By by) {
        DealDesk.Present deal = deals.lock(dealId);
        boolean repeatable = deal.pipeline()
                .stage(round.stage())
                .orElseThrow(() -> BadInput.of("stage", "must be a stage of the deal's pipeline"))
                .repeatable();
        if (!repeatable) {
            throw BadInput.of("stage", "must be a stage that is repeatable for each group of stakeholders");
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        sql.update(
                ADD,
                id,
                dealId,
                round.stage(),
                round.group(),
                round.note(),
                round.occurredAt() == null ? by.knownAt() : round.occurredAt(),
                by.actor(),
                by.knownAt(),
                dealId,
                round.stage());
        return page(dealId, null, Integer.MAX_VALUE).stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** In the order in which they were recorded. */
    List<RoundShown> page(UUID dealId, @Nullable UUID after, int limit) {
        return sql.list(
                PAGE,
                row -> new RoundShown(
                        row.getObject("id", UUID.class),
                        row.getString("stage"),
                        row.getInt("number"),
                        row.getString("group_name"),
                        row.getString("note"),
                        Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                        row.getString("recorded_by"),
                        Objects.requireNonNull(Sql.instant(row, "recorded_at"))),
                dealId,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    void forget(@Observes LeadForgotten forgotten) {
        if (!forgotten.deals().isEmpty()) {
            sql.update(FORGET, forgotten.deals());
        }
    }
}
