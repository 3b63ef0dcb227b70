package io.leadstream.qualification.framework;

import static java.util.Comparator.comparing;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How strongly each lead meets each framework, kept so that a rank among a million leads costs a few rows. Leads of
 * which nothing is known have no standing. Who writes a lead's standings holds the lead.
 */
@ApplicationScoped
public class Standings {

    private static final int STRIPES = 8;

    static final String OF_LEADS =
            "select lead_id, framework, version, strength from framework_standing where lead_id = any(?)";

    static final String RANKS = """
            select s.framework, s.strength,
                   1 + coalesce(sum(b.leads) filter (where b.strength > s.strength), 0) as rank,
                   sum(b.leads) as ranked
            from framework_standing s
            join framework_bucket b on b.framework = s.framework and b.version = s.version
            join framework_ranking r on r.framework = s.framework and r.version = s.version and r.complete
            where s.lead_id = ?
            group by s.framework, s.version, s.strength""";

    static final String STRONGEST = """
            select lead_id, strength from framework_standing
            where framework = ? and version = ? and (strength < ? or strength = ? and lead_id > ?)
            order by strength desc, lead_id limit ?""";

    private static final String INSERT =
            "insert into framework_standing (lead_id, framework, version, strength) values (?, ?, ?, ?)";

    // in one order by everybody, so that nobody waits in a circle
    private static final String COUNT = """
            insert into framework_bucket (framework, version, strength, stripe, leads) values (?, ?, ?, ?, ?)
            on conflict (framework, version, strength, stripe)
            do update set leads = framework_bucket.leads + excluded.leads""";

    private record Standing(UUID lead, String framework, int version, int strength) {}

    private record Bucket(String framework, int version, int strength, int stripe) {

        private static final Comparator<Bucket> ORDER = comparing(Bucket::framework)
                .thenComparing(Bucket::version)
                .thenComparing(Bucket::strength)
                .thenComparing(Bucket::stripe);

        static Bucket of(Standing standing) {
            int stripe = Math.floorMod(standing.lead().hashCode(), STRIPES);
            return new Bucket(standing.framework(), standing.version(), standing.strength(), stripe);
        }
    }

    /**
     * A lead's place by one framework.
     *
     * @param rank from 1; leads of equal strength share one
     * @param ranked among how many: those of which anything is known
     */
    public record Rank(String framework, int strength, long rank, long ranked) {}

    /** One lead of a list by strength. */
    public record Strong(UUID leadId, int strength) {}

    private final Sql sql;

    Standings(Sql sql) {
        this.sql = sql;
    }

    /** Replaces the standings of leads by what is known of them now; nothing known leaves none. */
    public void replace(Map<UUID, Map<String, Fact>> factsByLead, Collection<Framework> frameworks) {
        var now = new ArrayList<Standing>();
        factsByLead.forEach((lead, facts) -> {
            if (!facts.isEmpty()) {
                frameworks.forEach(framework ->
                        now.add(new Standing(lead, framework.key(), framework.version(), framework.strength(facts))));
            }
        });
        var changes = remove(factsByLead.keySet());
        sql.forAll(INSERT, now, one ->
                new @Nullable Object[] {one.lead(), one.framework(), one.version(), one.strength()});
        now.forEach(standing -> changes.merge(Bucket.of(standing), 1L, Long::sum));
        count(changes);
    }

    public void erase(Collection<UUID> leads) {
        count(remove(leads));
    }

    /** A lead's ranks by framework; those whose standings are still being computed are left out. */
    public Map<String, Rank> ranksOf(UUID lead) {
        var ranks = new HashMap<String, Rank>();
        sql.query(RANKS, Standings::rank, lead).forEach(rank -> ranks.put(rank.framework(), rank));
        return ranks;
    }

    /** The strongest leads by a framework, after a place in that order. */
    public List<Strong> strongest(Framework framework, int belowStrength, UUID afterLead, int limit) {
        return sql.query(
                STRONGEST,
                row -> new Strong(row.id("lead_id"), (int) row.number("strength")),
                framework.key(),
                framework.version(),
                belowStrength,
                belowStrength,
                afterLead,
                limit);
    }

    private TreeMap<Bucket, Long> remove(Collection<UUID> leads) {
        var changes = new TreeMap<Bucket, Long>(Bucket.ORDER);
        List<Standing> before = sql.query(OF_LEADS, Standings::standing, leads);
        if (!before.isEmpty()) {
            sql.update("delete from framework_standing where lead_id = any(?)", leads);
            before.forEach(standing -> changes.merge(Bucket.of(standing), -1L, Long::sum));
        }
        return changes;
    }

    private void count(Map<Bucket, Long> changes) {
        var counted = changes.entrySet().stream()
                .filter(change -> change.getValue() != 0)
                .toList();
        sql.forAll(COUNT, counted, change -> new @Nullable Object[] {
            change.getKey().framework(),
            change.getKey().version(),
            change.getKey().strength(),
            change.getKey().stripe(),
            change.getValue()
        });
    }

    private static Standing standing(Row row) throws SQLException {
        return new Standing(
                row.id("lead_id"), Objects.requireNonNull(row.text("framework")), (int) row.number("version"), (int)
                        row.number("strength"));
    }

    private static Rank rank(Row row) throws SQLException {
        return new Rank(
                Objects.requireNonNull(row.text("framework")),
                (int) row.number("strength"),
                row.number("rank"),
                row.number("ranked"));
    }
}
