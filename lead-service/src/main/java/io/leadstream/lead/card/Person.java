package io.leadstream.lead.card;

import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a lead is, in normal form. Nothing of it but country, region, age band and what the job title says of function
 * and seniority leaves this service.
 *
 * @param phone E.164
 * @param country ISO 3166-1 alpha-2
 */
@Embeddable
public record Person(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable String ageBand,
        @Nullable String country,
        @Nullable String region) {

    /** Fills what is empty and keeps the rest. */
    public Person filledBy(Person offer) {
        return new Person(
                Filling.first(email, offer.email),
                Filling.first(phone, offer.phone),
                Filling.first(firstName, offer.firstName),
                Filling.first(lastName, offer.lastName),
                Filling.first(jobTitle, offer.jobTitle),
                Filling.first(ageBand, offer.ageBand),
                Filling.first(country, offer.country),
                Filling.first(region, offer.region));
    }

    public Person withoutEmail() {
        return new Person(null, phone, firstName, lastName, jobTitle, ageBand, country, region);
    }

    /** By which this person is known again. */
    public List<Identity> identities() {
        var identities = new ArrayList<Identity>();
        if (email != null) {
            identities.add(Identity.email(email));
        }
        if (phone != null) {
            identities.add(Identity.phone(phone));
        }
        return identities;
    }

    /** The mailbox of their address: {@link Email#mailbox}. */
    @Nullable
    String mailbox() {
        return email == null ? null : new Email(email).mailbox();
    }

    JobFunction jobFunction() {
        return JobFunction.of(jobTitle);
    }

    Seniority seniority() {
        return Seniority.of(jobTitle);
    }

    boolean usesFreeMail() {
        return email != null && new Email(email).isFreeMail();
    }
}
