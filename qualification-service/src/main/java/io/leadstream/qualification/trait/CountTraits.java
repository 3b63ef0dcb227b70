package io.leadstream.qualification.trait;

import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the traits of accounts with deals anew when deals changed, and ranks the accounts by them. */
@ApplicationScoped
class CountTraits {

    static final int AT_ONCE = 2000;

    /** Values that so few worked accounts share say nothing, and a list of them never ends. */
    private static final int MOST_TRAITS = 500;

    private static final UUID LEAST = new UUID(0, 0);

    private static final String HAS_CHANGED = """
            select not exists (
              select 1 from trait_count c, (select count(*) as deals, max(known_at) as last_known from deal_outcome) d
              where c.deals = d.deals and c.last_known is not distinct from d.last_known) as changed""";

    // a deal is of its company, or of its lead's; one that is open says nothing yet
    private static final String WITH_DEALS = """
            select coalesce(d.company_id, q.company_id) as company_id, bool_or(d.outcome = 'WON') as won,
                   bool_and(d.outcome = 'OPEN') as open
            from deal_outcome d left join queued_lead q using (lead_id)
            where coalesce(d.company_id, q.company_id) is not null group by 1""";

    private static final String WORKED =
            "select company_id, won from (" + WITH_DEALS + ") as with_deals where not open";

    // where nothing is known of an attribute, an account says nothing about it
    private static final String COUNT = "with worked as materialized (" + WORKED + """
            ), shown as (
              select t.company_id, t.attribute, t.value, w.won from worked w join account_trait t using (company_id)
            ), known as (
              select attribute, count(distinct company_id) as worked,
                     count(distinct company_id) filter (where won) as won
              from shown where attribute not in ('FUNDED', 'GROWING', 'USES_PRODUCT') group by 1
            )
            select h.attribute, h.value, count(*) as worked_with, count(*) filter (where h.won) as won_with,
                   coalesce(k.worked, (select count(*) from worked)) as worked,
                   coalesce(k.won, (select count(*) filter (where won) from worked)) as won
            from shown h left join known k using (attribute)
            group by h.attribute, h.value, k.worked, k.won
            order by 3 desc, 1, 2 limit ?""";

    private static final String KEEP = """
            insert into trait (rank, attribute, value, won_with, worked_with, won, worked, lift, odds_ratio, low, high,
                               q_value, low_evidence, over, weight)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String NOTE = "with dealt as (" + WITH_DEALS + """
            )
            insert into trait_count (counted_at, deals, last_known, won, worked, open, ranked_to, ranked)
            select ?, (select count(*) from deal_outcome), (select max(known_at) from deal_outcome),
                   count(*) filter (where won), count(*) filter (where not open), count(*) filter (where open), ?, false
            from dealt
            on conflict (only_one) do update
              set counted_at = excluded.counted_at, deals = excluded.deals, last_known = excluded.last_known,
                  won = excluded.won, worked = excluded.worked, open = excluded.open, ranked_to = excluded.ranked_to, ranked = false""";

    private static final String TAKE = "select ranked_to from trait_count where not ranked for update skip locked";

    static final String NEXT = """
            select company_id from account where company_id > ? order by company_id limit ? for update""";

    // while no trait tells won accounts apart, all are alike; what others hold comes in the next round
    static final String TOLD_SINCE = """
            select company_id from account where not ranked and exists (select 1 from trait where over)
            limit ? for update skip locked""";

    private static final String RANK = """
            update account a set
              trait_score = coalesce((select round(sum(t.weight)::numeric, 4)
                                      from account_trait h join trait t using (attribute, value)
                                      where h.company_id = a.company_id and t.over), 0),
              worked = exists (select 1 from deal_outcome d where d.company_id = a.company_id)
                or exists (select 1 from queued_lead q join deal_outcome d using (lead_id)
                           where q.company_id = a.company_id),
              ranked = true
            where company_id = any(?)""";

    private final Sql sql;
    private final Clock clock;

    CountTraits(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Counts anew; returns whether there was anything new. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean count() {
        sql.query("select pg_advisory_xact_lock(7214904)", row -> true);
        if (!sql.query(HAS_CHANGED, row -> row.flag("changed")).getFirst()) {
            return false;
        }
        List<Trait> traits = TraitStatistics.of(sql.query(
                COUNT,
                row -> new TraitCount(
                        String.valueOf(row.text("attribute")),
                        String.valueOf(row.text("value")),
                        row.number("won_with"),
                        row.number("worked_with"),
                        row.number("won"),
                        row.number("worked")),
                MOST_TRAITS));
        sql.update("delete from trait");
        var rows = new ArrayList<@Nullable Object[]>();
        traits.forEach(trait -> rows.add(row(rows.size() + 1, trait)));
        sql.forAll(KEEP, rows, row -> row);
        sql.update(NOTE, clock.instant(), LEAST);
        return true;
    }

    /**
     * Ranks the next accounts by what was counted last, and then those of which something became known since.
     *
     * @return whether there may be more
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean rankNext() {
        List<UUID> taken = sql.query(TAKE, row -> row.id("ranked_to"));
        if (taken.isEmpty()) {
            return rankToldSince();
        }
        List<UUID> next = sql.query(NEXT, row -> row.id("company_id"), taken.getFirst(), AT_ONCE);
        sql.update(RANK, next);
        boolean isLast = next.size() < AT_ONCE;
        sql.update("update trait_count set ranked_to = ?, ranked = ?", next.isEmpty() ? LEAST : next.getLast(), isLast);
        return true;
    }

    private boolean rankToldSince() {
        List<UUID> next = sql.query(TOLD_SINCE, row -> row.id("company_id"), AT_ONCE);
        if (!next.isEmpty()) {
            sql.update(RANK, next);
        }
        return next.size() == AT_ONCE;
    }

    private static @Nullable Object[] row(int rank, Trait trait) {
        TraitCount count = trait.count();
        return new @Nullable Object[] {
            rank,
            count.attribute(),
            count.value(),
            count.wonWith(),
            count.workedWith(),
            count.won(),
            count.worked(),
            trait.lift(),
            trait.oddsRatio(),
            trait.low(),
            trait.high(),
            trait.qValue(),
            trait.lowEvidence(),
            trait.over(),
            trait.weight()
        };
    }
}
