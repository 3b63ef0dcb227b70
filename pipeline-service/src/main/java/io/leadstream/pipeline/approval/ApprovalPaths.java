package io.leadstream.pipeline.approval;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.BuyerSegment;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All deals' approval paths. */
@ApplicationScoped
public class ApprovalPaths implements PanacheRepositoryBase<ApprovalPath, UUID> {

    /** The newest so many tell what is usual: older ones are of another time, and a read stays small. */
    private static final int MOST_PAST = 2_000;

    private static final String AS_OF = """
            from ApprovalFact where dealId = ?1 and occurredAt <= ?2 order by occurredAt desc, id desc""";

    private static final String HISTORY = "from ApprovalFact where dealId = ?1 and id > ?2 order by id";

    private static final String ALIKE = """
            select floor(extract(epoch from p.signed_at - p.oral_approval_at) / 86400)::bigint as days, c.industry, c.size_band
            from approval_path p join deal d on d.id = p.deal_id left join company_profile c on c.company_id = d.company_id
            where p.legal = ? and p.budget = ? and p.deal_id <> ? and p.oral_approval_at is not null and p.signed_at <= ?
            order by p.signed_at desc limit ?""";

    private static final String SIGNED = """
            select p.deal_id
            from approval_path p join deal d on d.id = p.deal_id left join company_profile c on c.company_id = d.company_id
            where p.signed_at is not null and (?::text is null or c.industry = ?) and (?::text is null or c.size_band = ?)
            order by p.signed_at desc limit ?""";

    private final EntityManager entities;
    private final Sql sql;

    ApprovalPaths(EntityManager entities, Sql sql) {
        this.entities = entities;
        this.sql = sql;
    }

    /** Whether a deal's paths were known at a time. */
    public KnownPaths known(UUID dealId, Instant asOf) {
        return asOf(dealId, asOf).known();
    }

    /** What was known of a deal's approval at a time. */
    Plan asOf(UUID dealId, Instant asOf) {
        return entities.createQuery(AS_OF, ApprovalFact.class)
                .setParameter(1, dealId)
                .setParameter(2, asOf)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(ApprovalFact::plan)
                .orElse(Plan.UNKNOWN);
    }

    Optional<ApprovalPath> of(UUID dealId) {
        return findByIdOptional(dealId);
    }

    /** Writes down what it is from now on. */
    void keep(ApprovalPath path, ApprovalFact fact) {
        persist(path);
        entities.persist(fact);
        entities.flush();
    }

    List<ApprovalFact> history(UUID dealId, long after, int limit) {
        return entities.createQuery(HISTORY, ApprovalFact.class)
                .setParameter(1, dealId)
                .setParameter(2, after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How long other deals with that path took from oral approval to signature, as was known at a time. */
    List<PastDays.One> past(Plan plan, UUID dealId, Instant asOf) {
        return sql.list(
                ALIKE,
                row -> new PastDays.One(
                        new BuyerSegment(row.getString("industry"), row.getString("size_band")), row.getLong("days")),
                plan.legal(),
                plan.budget(),
                dealId,
                asOf,
                MOST_PAST);
    }

    /** Paths of signed deals with such companies, the newest first. */
    List<Plan> signed(BuyerSegment of) {
        List<UUID> deals = sql.list(
                SIGNED,
                row -> row.getObject(1, UUID.class),
                of.industry(),
                of.industry(),
                of.companySize(),
                of.companySize(),
                MOST_PAST);
        return deals.isEmpty()
                ? List.of()
                : list("dealId in ?1", deals).stream().map(ApprovalPath::plan).toList();
    }
}
