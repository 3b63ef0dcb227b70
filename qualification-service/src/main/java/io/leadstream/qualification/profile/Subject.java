package io.leadstream.qualification.profile;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a definition is held against: a lead with its company, or a company alone.
 *
 * @param country where the person is, or the company as far as its people tell; ISO 3166-1 alpha-2
 */
public record Subject(
        @Nullable Company company,
        @Nullable Profile person,
        @Nullable String country) {

    /** A lead: where the person is. */
    public Subject(@Nullable Company company, @Nullable Profile person) {
        this(company, person, person == null ? null : person.country());
    }

    public static Subject of(LeadSnapshot lead) {
        return new Subject(
                Optional.ofNullable(lead.company()).map(Told::what).orElse(null),
                Optional.ofNullable(lead.profile()).map(Told::what).orElse(null));
    }

    public static Subject of(Company company, @Nullable String country) {
        return new Subject(company, null, country);
    }
}
