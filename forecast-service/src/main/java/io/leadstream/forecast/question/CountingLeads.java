package io.leadstream.forecast.question;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.LeadAndDeals;

/**
 * A figure of leads and of the deals that came of them, in the making. It keeps none of what it is told.
 *
 * @param <R> the figure
 */
public interface CountingLeads<R> {

    void add(LeadAndDeals lead);

    /** A deal that no lead is known for. */
    void addWithoutLead(Journey deal);

    R result();
}
