package io.leadstream.pipeline.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
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
            legal = ?1 and budget = ?2 and dealId <> ?3 and oralApprovalAt is not null and signedAt <= ?4""";

    private final EntityManager entities;

    ApprovalPaths(EntityManager entities) {
        this.entities = entities;
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
    MedianDays past(Plan plan, UUID dealId, Instant asOf) {
        List<Plan> alike = find(ALIKE, Sort.descending("signedAt"), plan.legal(), plan.budget(), dealId, asOf)
                .page(0, MOST_PAST)
                .stream()
                .map(ApprovalPath::plan)
                .toList();
        return MedianDays.of(ApprovalStatistics.oralToSignature(alike));
    }

    /** Paths of signed deals, the newest first. */
    List<Plan> signed() {
        return find("signedAt is not null", Sort.descending("signedAt")).page(0, MOST_PAST).stream()
                .map(ApprovalPath::plan)
                .toList();
    }
}
