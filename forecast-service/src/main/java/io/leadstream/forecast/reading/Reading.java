package io.leadstream.forecast.reading;

import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Question;
import io.leadstream.messaging.Freshness;
import java.util.List;
import java.util.Map;

/**
 * What a figure is computed from.
 *
 * @param histories of the deals that were ever in the pipeline
 * @param others the ladders of the other pipelines of deals, with the deals that were ever in them
 */
public record Reading(
        Question question,
        Ladder ladder,
        List<DealHistory> histories,
        Map<Ladder, List<DealHistory>> others,
        Freshness freshness) {

    /** The deals' ways along the ladder asked for, as of the time asked for. */
    public List<Journey> journeys() {
        return journeys(histories, ladder);
    }

    public List<Journey> journeys(List<DealHistory> deals, Ladder along) {
        return deals.stream().map(deal -> deal.journey(along, question.asOf())).toList();
    }
}
