package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Deals as they were. */
@ApplicationScoped
class PastDeals {

    private final Deals deals;
    private final Pipelines pipelines;
    private final Facts facts;
    private final Beforehand beforehand;

    PastDeals(Deals deals, Pipelines pipelines, Facts facts, Beforehand beforehand) {
        this.deals = deals;
        this.pipelines = pipelines;
        this.facts = facts;
        this.beforehand = beforehand;
    }

    /** A deal as it was known at a time, not to be kept; a 404 when nothing of it was known yet. */
    Deal get(UUID id, Instant asOf) {
        Deal deal = deals.get(id);
        List<Line> steps = Stream.concat(beforehand.lines(id).stream(), facts.allSteps(id).stream())
                .toList();
        return Past.of(
                        deal,
                        course -> pipelines.version(course.pipeline(), course.version()),
                        steps,
                        facts.changes(id),
                        asOf)
                .orElseThrow(() -> Problem.notFound("the deal, as of " + asOf + ","));
    }
}
