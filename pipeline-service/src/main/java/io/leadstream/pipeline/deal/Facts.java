package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Lineage;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** What is written down of deals since they are here, for who shows it. */
@ApplicationScoped
public class Facts {

    private static final String NEWEST = "from DealFact where dealId = ?1 order by id desc";
    private static final String STEPS = "from DealFact where dealId = ?1 and type in ?2 order by id desc";
    private static final String COUNT = "select count(*) from DealFact where dealId = ?1";

    private static final List<DealFact.Type> STEP_TYPES = List.of(
            DealFact.Type.OPENED,
            DealFact.Type.STAGE_ENTERED,
            DealFact.Type.TRANSFERRED,
            DealFact.Type.CLOSED,
            DealFact.Type.REOPENED);

    private final Deals deals;
    private final Pipelines pipelines;
    private final EntityManager database;

    Facts(Deals deals, Pipelines pipelines, EntityManager database) {
        this.deals = deals;
        this.pipelines = pipelines;
        this.database = database;
    }

    /** The pipeline version that a deal runs through; a problem when there is no such deal. */
    public Pipeline pipelineOf(UUID dealId) {
        Deal deal = deals.get(dealId);
        return pipelines.version(deal.pipeline(), deal.pipelineVersion());
    }

    /** The newest so many facts of a deal, in the order in which they were committed. */
    public List<Line> newest(UUID dealId, int limit) {
        return lines(database.createQuery(NEWEST, DealFact.class)
                .setParameter(1, dealId)
                .setMaxResults(limit)
                .getResultList());
    }

    /** All versions of a deal's pipeline; a problem when there is no such deal. */
    public Lineage lineageOf(UUID dealId) {
        return pipelines.lineage(deals.get(dealId).pipeline());
    }

    /** The newest so many steps: openings, stages entered, transfers, closures, reopenings. */
    public List<Line> steps(UUID dealId, int limit) {
        return lines(database.createQuery(STEPS, DealFact.class)
                .setParameter(1, dealId)
                .setParameter(2, STEP_TYPES)
                .setMaxResults(limit)
                .getResultList());
    }

    public long count(UUID dealId) {
        return database.createQuery(COUNT, Long.class).setParameter(1, dealId).getSingleResult();
    }

    private static List<Line> lines(List<DealFact> newestFirst) {
        return newestFirst.reversed().stream().map(DealFact::line).toList();
    }
}
