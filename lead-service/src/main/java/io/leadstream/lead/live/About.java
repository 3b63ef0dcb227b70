package io.leadstream.lead.live;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a change is about. */
sealed interface About {

    /**
     * A lead as it is by now; owners and statuses also those that it had before, so that a list hears of what leaves
     * it, too.
     *
     * @param companyNames the company's domain, and its name in lower case
     */
    record OfLead(
            UUID leadId,
            @Nullable String partner,
            Set<String> owners,
            Set<String> statuses,
            String source,
            @Nullable UUID companyId,
            Set<String> companyNames)
            implements About {}

    /** A lead that is there no longer: nobody can say any more whose it was. */
    record OfGoneLead(UUID leadId) implements About {}

    record OfCompany(UUID companyId, Set<String> names) implements About {}
}
