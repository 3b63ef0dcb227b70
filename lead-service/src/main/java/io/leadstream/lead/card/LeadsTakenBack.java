package io.leadstream.lead.card;

import java.time.Instant;
import java.util.List;

/** Leads are gone, in the present transaction, that should never have come; rules had given some of them to reps. */
public record LeadsTakenBack(List<Given> given) {

    public LeadsTakenBack {
        given = List.copyOf(given);
    }

    /** One of them, which a rule gave to a rep. */
    public record Given(String rep, Instant at) {}
}
