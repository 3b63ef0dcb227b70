package io.leadstream.lead.live;

import io.leadstream.lead.live.About.OfCompany;
import io.leadstream.lead.live.About.OfGoneLead;
import io.leadstream.lead.live.About.OfLead;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of which leads somebody wants to hear; absent members do not filter.
 *
 * @param company a company's id, domain or name
 * @param partner whose leads only
 */
record LiveFilter(
        @Nullable String status,
        @Nullable String source,
        @Nullable String owner,
        @Nullable String company,
        Set<UUID> ids,
        @Nullable String partner) {

    boolean wants(About about) {
        return switch (about) {
            case OfLead lead -> wants(lead);
            // the only thing that is known of it is its id; a partner does not hear of what may be another's
            case OfGoneLead gone -> partner == null && (ids.isEmpty() || ids.contains(gone.leadId()));
            case OfCompany of -> wants(of);
        };
    }

    private boolean wants(OfLead lead) {
        return (partner == null || partner.equals(lead.partner()))
                && (status == null || lead.statuses().contains(status))
                && (source == null || source.equals(lead.source()))
                && (owner == null || lead.owners().contains(owner))
                && (ids.isEmpty() || ids.contains(lead.leadId()))
                && isCompany(lead.companyId(), lead.companyNames());
    }

    /** A company's own facts are news to who looks at companies' leads, or at all. */
    private boolean wants(OfCompany of) {
        return partner == null
                && status == null
                && source == null
                && owner == null
                && ids.isEmpty()
                && isCompany(of.companyId(), of.names());
    }

    private boolean isCompany(@Nullable UUID id, Set<String> names) {
        return company == null || names.contains(company) || (id != null && company.equals(id.toString()));
    }
}
