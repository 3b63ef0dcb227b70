package io.leadstream.pipeline.aftersale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.rest.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which of our customers a deal's buyers know; and those among them, or like them, whose promise we broke. */
@ApplicationScoped
class KnownCustomers {

    private static final String LATEST = """
            select version, companies, at, by from known_customers where deal_id = ? order by version desc limit 1""";
    private static final String ADD = """
            insert into known_customers (deal_id, version, companies, at, by) values (?, ?, ?::uuid[], ?, ?)""";

    /** Nobody knows somebody else's troubles better than who works there; then who was named, then who is alike. */
    static final String RISKS = """
            select * from (
              select d.id, d.company_id, count(*) as broken, max(c.at) as last_broken_at,
                     case when d.company_id = asking.company_id then 1
                          when d.company_id = any (?::uuid[]) or exists (
                            select 1 from reference_use u join reference r on r.id = u.reference_id
                            where u.deal_id = asking.id and r.deal_id = d.id) then 2
                          when cardinality(alike.names) > 0 then 3 end as rank,
                     alike.names
              from promise p
              join deal d on d.id = p.deal_id
              join (select id, segments, company_id from deal where id = ?) asking on asking.id <> d.id
              join lateral (
                select coalesce(array_agg(a.key order by a.key), '{}') as names
                from jsonb_each_text(d.segments) a join jsonb_each_text(asking.segments) b using (key, value)) alike
                on true
              left join lateral (
                select max(at) as at from promise_check c where c.promise_id = p.id and c.outcome = 'BROKEN') c on true
              where p.standing = 'BROKEN'
              group by d.id, d.company_id, asking.id, asking.company_id, alike.names) found
            where rank is not null and (rank, id) > (?, ?) order by rank, id limit ?""";

    private final DealDesk deals;
    private final Sql sql;

    KnownCustomers(DealDesk deals, Sql sql) {
        this.deals = deals;
        this.sql = sql;
    }

    /**
     * The customers that a deal's buyers know.
     *
     * @param companies ids of lead-service
     */
    record Known(
            UUID dealId,
            List<UUID> companies,
            @Nullable Instant setAt,
            @Nullable String setBy,
            @JsonIgnore long version) {}

    /** Why a broken promise is a risk. */
    @Schema(name = "BrokenPromiseReach")
    enum Reach {
        SAME_COMPANY,
        KNOWN,
        SAME_SEGMENT
    }

    /** How much of one. */
    @Schema(name = "BrokenPromiseLevel")
    enum Level {
        HIGH,
        POSSIBLE
    }

    /**
     * A customer whose promise we broke.
     *
     * @param dealId the deal that they bought by
     * @param reach how the asking deal's buyers may hear of it
     * @param level POSSIBLE where nobody said that they know each other
     * @param shared the names of the segments in common
     */
    record BrokenPromiseRisk(
            UUID dealId,
            @Nullable UUID companyId,
            Reach reach,
            Level level,
            List<String> shared,
            long broken,
            @Nullable Instant lastBrokenAt) {}

    /** Behind which risk a page begins. */
    record Position(int rank, UUID deal) {

        static final Position START = new Position(0, new UUID(0, 0));
    }

    Known of(UUID dealId) {
        UUID deal = deals.get(dealId).id();
        return sql.first(LATEST, row -> read(row, deal), deal).orElse(new Known(deal, List.of(), null, null, 0));
    }

    @Transactional
    Known set(UUID dealId, @Nullable String ifMatch, List<UUID> companies, By by) {
        deals.lock(dealId);
        Known before = of(dealId);
        if (before.version() > 0) {
            EntityTags.require(ifMatch, before.version());
        } else {
            EntityTags.check(ifMatch, 0);
        }
        if (before.version() > 0 && before.companies().equals(companies)) {
            return before;
        }
        long version = before.version() + 1;
        sql.update(ADD, dealId, version, companies, by.knownAt(), by.actor());
        deals.tell(dealId, new PublishedAfterSale.CustomersKnown(dealId, companies), by.knownAt(), by);
        return new Known(dealId, companies, by.knownAt(), by.actor(), version);
    }

    List<BrokenPromiseRisk> risks(UUID dealId, Position after, int limit) {
        return sql.list(RISKS, KnownCustomers::risk, of(dealId).companies(), dealId, after.rank(), after.deal(), limit);
    }

    private static Known read(ResultSet row, UUID deal) throws SQLException {
        return new Known(
                deal,
                Arrays.asList((UUID[]) row.getArray("companies").getArray()),
                Sql.instant(row, "at"),
                row.getString("by"),
                row.getLong("version"));
    }

    private static BrokenPromiseRisk risk(ResultSet row) throws SQLException {
        Reach reach = Reach.values()[row.getInt("rank") - 1];
        return new BrokenPromiseRisk(
                row.getObject("id", UUID.class),
                row.getObject("company_id", UUID.class),
                reach,
                reach == Reach.SAME_SEGMENT ? Level.POSSIBLE : Level.HIGH,
                Arrays.asList((String[]) row.getArray("names").getArray()),
                row.getLong("broken"),
                Sql.instant(row, "last_broken_at"));
    }
}
