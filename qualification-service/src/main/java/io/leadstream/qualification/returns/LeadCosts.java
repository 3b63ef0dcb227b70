package io.leadstream.qualification.returns;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.qualification.framework.Money;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What leads cost, by source, campaign and period. */
@ApplicationScoped
class LeadCosts {

    private static final String SELECT =
            "select id, source, campaign, from_day, to_day, amount, currency, version, set_by, at from lead_cost ";

    // of one source, campaign and currency, in the period or a part of it
    static final String OVERLAPPING = SELECT
            + "where source = ? and campaign = ? and currency = ? and from_day < ? and to_day > ? order by from_day";

    static final String PAGE = SELECT + "where (from_day, id) > (?, ?) order by from_day, id limit ?";

    /** One cost as it is kept. */
    record Kept(
            UUID id,
            String source,
            @Nullable String campaign,
            LocalDate from,
            LocalDate to,
            Money cost,
            long version,
            String by,
            Instant at) {

        boolean hasPeriod(LocalDate first, LocalDate end) {
            return from.equals(first) && to.equals(end);
        }
    }

    private final Sql sql;
    private final Clock clock;

    LeadCosts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<Kept> page(LocalDate fromDay, UUID after, int limit) {
        return sql.query(PAGE, LeadCosts::kept, fromDay, after, limit);
    }

    Optional<Kept> find(UUID id) {
        return sql.query(SELECT + "where id = ?", LeadCosts::kept, id).stream().findFirst();
    }

    /**
     * Sets the cost of a source and campaign in a period. The first of a period needs no If-Match; the same again
     * changes nothing; a period that overlaps another is refused, since nobody could say what its days cost.
     */
    @Transactional
    Kept set(
            String source,
            String campaign,
            LocalDate from,
            LocalDate to,
            Money cost,
            @Nullable String ifMatch,
            String by) {
        alone();
        List<Kept> others = sql.query(OVERLAPPING, LeadCosts::kept, source, campaign, cost.currency(), to, from);
        if (others.isEmpty()) {
            EntityTags.check(ifMatch, 0);
            return insert(source, campaign, from, to, cost, by);
        }
        Kept present = others.getFirst();
        if (!present.hasPeriod(from, to)) {
            throw Problem.of(409, "costs-overlap", "Costs overlap", "another period has some of these days")
                    .with("from", present.from())
                    .with("to", present.to())
                    .with("id", present.id())
                    .build();
        }
        EntityTags.require(ifMatch, present.version());
        return present.cost().equals(cost) ? present : update(present, cost, by);
    }

    @Transactional
    void delete(UUID id, @Nullable String ifMatch) {
        alone();
        Kept present = find(id).orElseThrow(() -> Problem.notFound("cost " + id));
        EntityTags.require(ifMatch, present.version());
        sql.update("delete from lead_cost where id = ?", id);
    }

    private Kept insert(String source, String campaign, LocalDate from, LocalDate to, Money cost, String by) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        sql.update("""
                insert into lead_cost (id, source, campaign, from_day, to_day, amount, currency, version, set_by, at)
                values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)""", id, source, campaign, from, to, cost.amount(), cost.currency(), by, clock.instant());
        return find(id).orElseThrow();
    }

    private Kept update(Kept present, Money cost, String by) {
        sql.update(
                "update lead_cost set amount = ?, version = version + 1, set_by = ?, at = ? where id = ?",
                cost.amount(),
                by,
                clock.instant(),
                present.id());
        return find(present.id()).orElseThrow();
    }

    /** Two that set overlapping periods at once would not see each other. */
    private void alone() {
        sql.query("select pg_advisory_xact_lock(hashtextextended('cost', 53))", row -> true);
    }

    private static Kept kept(Row row) throws SQLException {
        Cost cost = ReturnsQuery.cost(row);
        return new Kept(
                row.id("id"),
                cost.source(),
                cost.campaign().isEmpty() ? null : cost.campaign(),
                cost.from(),
                cost.to(),
                new Money(cost.amount(), cost.currency()),
                row.number("version"),
                Objects.requireNonNull(row.text("set_by")),
                row.instant("at"));
    }
}
