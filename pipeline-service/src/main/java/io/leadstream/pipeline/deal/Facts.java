package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is written down of deals since they are here, for who shows it. */
@ApplicationScoped
public class Facts {

    private static final String NEWEST = "from DealFact where dealId = ?1 order by id desc";
    private static final String STEPS = "from DealFact where dealId = ?1 and type in ?2 order by id desc";
    private static final String COUNT = "select count(*) from DealFact where dealId = ?1";

    private static final String CHANGES = "from DealFact where dealId = ?1 and type in ?2 order by id";

    private static final List<DealFact.Type> STEP_TYPES = List.of(
            DealFact.Type.OPENED,
            DealFact.Type.STAGE_ENTERED,
            DealFact.Type.TRANSFERRED,
            DealFact.Type.CLOSED,
            DealFact.Type.REOPENED);

    private final Deals deals;
    private final Pipelines pipelines;
    private final EntityManager database;
    private final FreeText freeText;

    Facts(Deals deals, Pipelines pipelines, EntityManager database, FreeText freeText) {
        this.freeText = freeText;
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

    /** The newest so many steps: openings, stages entered, transfers, closures, reopenings. */
    public List<Line> steps(UUID dealId, int limit) {
        return lines(database.createQuery(STEPS, DealFact.class)
                .setParameter(1, dealId)
                .setParameter(2, STEP_TYPES)
                .setMaxResults(limit)
                .getResultList());
    }

    /** All steps, in the order in which they were committed. */
    List<Line> allSteps(UUID dealId) {
        return steps(dealId, Integer.MAX_VALUE);
    }

    /** All changes of values, in the order in which they were committed. */
    List<Past.Changed> changes(UUID dealId) {
        return changeFacts(dealId).stream().map(DealFact::changed).toList();
    }

    /**
     * The values that an attribute had, one after the other, the last of which it has now.
     *
     * @throws BadInput when it is no attribute whose values are kept
     */
    public List<Value> valuesOf(UUID dealId, String attribute) {
        Attribute asked = Attribute.of(attribute)
                .orElseThrow(() -> BadInput.of("attribute", "must be one of " + Attribute.keys()));
        if (asked.isPersonal() && !freeText.isForCaller()) {
            throw Problem.forbidden("the values of " + attribute + " are for who sells");
        }
        Deal deal = deals.get(dealId);
        List<Value> values = new ArrayList<>();
        for (DealFact fact : changeFacts(dealId)) {
            Change change = fact.change();
            if (change.fields().contains(asked)) {
                if (values.isEmpty()) {
                    values.add(new Value(change.before().get(asked), deal.openedAt(), null, null));
                }
                Line line = fact.line();
                values.add(new Value(change.after().get(asked), line.occurredAt(), line.knownAt(), line.by()));
            }
        }
        return values.isEmpty()
                ? List.of(new Value(Attribute.valuesOf(deal.terms()).get(asked), deal.openedAt(), null, null))
                : values;
    }

    /**
     * A value of an attribute from a time on.
     *
     * @param value absent where it had none
     * @param by who said so; absent, as is knownAt, for the one that it came with
     */
    @Schema(name = "AttributeValue")
    public record Value(
            @Nullable Object value,
            Instant since,
            @Nullable Instant knownAt,
            @Nullable String by) {}

    private List<DealFact> changeFacts(UUID dealId) {
        return database.createQuery(CHANGES, DealFact.class)
                .setParameter(1, dealId)
                .setParameter(2, List.of(DealFact.Type.CHANGED, DealFact.Type.CLOSED))
                .getResultList();
    }

    public long count(UUID dealId) {
        return database.createQuery(COUNT, Long.class).setParameter(1, dealId).getSingleResult();
    }

    private static List<Line> lines(List<DealFact> newestFirst) {
        return newestFirst.reversed().stream().map(DealFact::line).toList();
    }
}
