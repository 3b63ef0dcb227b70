package io.leadstream.forecast.reading;

import io.leadstream.forecast.facts.Snapshot;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.LeadAndDeals;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.question.CountingLeads;
import io.leadstream.forecast.question.TooManyGroups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over the leads with their deals, and one over the deals without a lead. */
final class LeadPass {

    private final Reading reading;
    private final CountingLeads<?> counting;
    private final Ladder lifecycle = Ladder.of(LeadLifecycle.PIPELINE, List.of(LeadLifecycle.PIPELINE));

    private LeadPass(Reading reading, CountingLeads<?> counting) {
        this.reading = reading;
        this.counting = counting;
    }

    static <R> R over(Snapshot snapshot, Reading reading, CountingLeads<R> counting) {
        var pass = new LeadPass(reading, counting);
        boolean segments = reading.question().segmentation().asksForSegments();
        try {
            snapshot.leads(segments, reading.question().asOf(), pass::add);
            snapshot.dealsWithoutLead(reading.ladder().pipeline(), segments, pass::addWithoutLead);
            return counting.result();
        } catch (TooManyGroups tooMany) {
            throw Readings.tooManyGroups();
        }
    }

    private void add(@Nullable DealHistory lead, List<DealHistory> deals) {
        if (lead == null) {
            deals.forEach(this::addWithoutLead);
            return;
        }
        var here = new ArrayList<Journey>(deals.size());
        Instant elsewhereAt = null;
        for (DealHistory deal : deals) {
            Journey journey = deal.journey(reading.ladder(), asOf());
            Instant openedAt = openedAt(deal);
            if (journey.begun()) {
                here.add(journey);
            } else if (openedAt != null && (elsewhereAt == null || openedAt.isAfter(elsewhereAt))) {
                elsewhereAt = openedAt;
            }
        }
        counting.add(new LeadAndDeals(lead.journey(lifecycle, asOf()), here, elsewhereAt));
    }

    private void addWithoutLead(DealHistory deal) {
        Journey journey = deal.journey(reading.ladder(), asOf());
        if (journey.begun()) {
            counting.addWithoutLead(journey);
        }
    }

    private @Nullable Instant openedAt(DealHistory deal) {
        Step first = deal.steps().getFirst();
        return first.occurredAt().isAfter(asOf()) ? null : first.occurredAt();
    }

    private Instant asOf() {
        return reading.question().asOf();
    }
}
