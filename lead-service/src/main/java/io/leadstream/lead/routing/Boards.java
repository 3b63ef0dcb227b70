package io.leadstream.lead.routing;

import io.leadstream.lead.routing.Documents.PoolDocument;
import io.leadstream.lead.routing.Documents.RepDocument;
import io.leadstream.lead.routing.Documents.RulesDocument;
import io.leadstream.lead.routing.Settings.Kind;
import io.leadstream.lead.routing.Settings.Listing;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sets up the board from the database and keeps what decisions changed on it. Whoever decides holds the lock first: turns
 * are strict only where one decides at a time, however many instances there are.
 */
@ApplicationScoped
class Boards {

    private static final Duration LOAD_COUNTS_FOR = Duration.ofMinutes(1);
    private static final String HOLD = "select pg_advisory_xact_lock(7202)";
    private static final String TRY_TO_HOLD = "select pg_try_advisory_xact_lock(7202)";

    private static final String GIVEN = "select rep, day, n from routing_day where day between ? and ?";

    private static final String LOADS = "select rep, open_leads from routing_load where rep = any (?::text[])";

    /** A lead is open until it is sold on (SQL), judged not to be a buyer, or sent back. */
    static final String OPEN_LEADS = """
            select count(*) from lead l left join standing s on s.lead_id = l.id
            where l.owner = %s and l.merged_into is null
              and (s.lifecycle is null or s.lifecycle not in ('SQL', 'DISQUALIFIED', 'RECYCLED'))""";

    private static final String COUNT_LOADS = """
            insert into routing_load (rep, open_leads, counted_at)
            select m.rep, (%s), ?
            from unnest(?::text[]) as m (rep)
            where not exists (select from routing_load k where k.rep = m.rep and k.counted_at > ?)
            on conflict (rep) do update set open_leads = excluded.open_leads, counted_at = excluded.counted_at""".formatted(OPEN_LEADS.formatted("m.rep"));

    private static final String KEEP_TURN = """
            insert into routing_turn (pool, rep) values (?, ?) on conflict (pool) do update set rep = excluded.rep""";
    private static final String KEEP_DAY = """
            insert into routing_day as k (rep, day, n) values (?, ?, ?)
            on conflict (rep, day) do update set n = k.n + excluded.n""";
    private static final String ADD_LOAD = "update routing_load set open_leads = open_leads + ? where rep = ?";

    private final Sql sql;
    private final Settings settings;

    Boards(Sql sql, Settings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** A board, what it was set up from, and the version of its rules. */
    record SetUp(Board board, long rulesVersion, Map<String, String> turns, Map<Board.Day, Integer> given) {}

    /** Holds the board until the transaction ends. */
    void hold() {
        sql.list(HOLD, row -> true);
    }

    /** The same, unless another instance holds it. */
    boolean tryToHold() {
        return sql.first(TRY_TO_HOLD, row -> row.getBoolean(1)).orElse(false);
    }

    /** The board by the live rules, or by others. */
    SetUp setUp(@Nullable List<Rule> others, Instant now) {
        var live = settings.live(Listing.RULES);
        List<Rule> rules = others != null
                ? others
                : live.map(stored -> settings.read(stored, RulesDocument.class).read())
                        .orElse(List.of());
        var reps = new HashMap<String, Rep>();
        settings.all(Kind.REP)
                .forEach(stored -> reps.put(
                        stored.key(), settings.read(stored, RepDocument.class).rep(stored.key())));
        var pools = new HashMap<String, Pool>();
        settings.all(Kind.POOL)
                .forEach(stored -> pools.put(
                        stored.key(), settings.read(stored, PoolDocument.class).pool(stored.key())));
        Map<String, String> turns = turns();
        Map<Board.Day, Integer> given = given(now);
        var board = new Board(rules, reps, pools, turns, given, loads(pools, now));
        return new SetUp(board, live.map(Settings.Stored::version).orElse(0L), turns, given);
    }

    private Map<String, String> turns() {
        var turns = new HashMap<String, String>();
        sql.list("select pool, rep from routing_turn", row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(turn -> turns.put(turn.getKey(), turn.getValue()));
        return turns;
    }

    /** Wherever a rep is, its day is today, yesterday or tomorrow here. */
    private Map<Board.Day, Integer> given(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var given = new HashMap<Board.Day, Integer>();
        sql.list(
                        GIVEN,
                        row -> Map.entry(
                                new Board.Day(row.getString(1), row.getObject(2, LocalDate.class)), row.getInt(3)),
                        today.minusDays(1),
                        today.plusDays(1))
                .forEach(day -> given.put(day.getKey(), day.getValue()));
        return given;
    }

    private Map<String, Long> loads(Map<String, Pool> pools, Instant now) {
        Set<String> members = new TreeSet<>();
        pools.values().stream()
                .filter(pool -> pool.strategy() == Pool.Strategy.LEAST_BUSY)
                .forEach(pool -> members.addAll(pool.members()));
        if (members.isEmpty()) {
            return Map.of();
        }
        sql.update(COUNT_LOADS, now, members, now.minus(LOAD_COUNTS_FOR));
        var loads = new HashMap<String, Long>();
        sql.list(LOADS, row -> Map.entry(row.getString(1), row.getLong(2)), members)
                .forEach(load -> loads.put(load.getKey(), load.getValue()));
        return loads;
    }

    /** Keeps whose turn it is now, and who was given how much. */
    void keep(SetUp before) {
        var turns = new ArrayList<@Nullable Object[]>();
        before.board().turns().forEach((pool, rep) -> {
            if (!Objects.equals(before.turns().get(pool), rep)) {
                turns.add(new @Nullable Object[] {pool, rep});
            }
        });
        sql.batch(KEEP_TURN, turns);
        var days = new ArrayList<@Nullable Object[]>();
        var loads = new ArrayList<@Nullable Object[]>();
        new TreeMap<>(before.board().given()).forEach((day, n) -> { // in one order for whoever keeps days
            int had = before.given().getOrDefault(day, 0);
            if (n != had) {
                days.add(new @Nullable Object[] {day.rep(), day.day(), n - had});
                loads.add(new @Nullable Object[] {n - had, day.rep()});
            }
        });
        sql.batch(KEEP_DAY, days);
        sql.batch(ADD_LOAD, loads);
    }
}
