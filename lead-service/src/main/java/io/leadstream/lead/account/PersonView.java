package io.leadstream.lead.account;

import io.leadstream.lead.card.Person;
import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the buying side, as the API shows them.
 *
 * @param leadId the lead's, when the same person was captured later
 * @param linkedAt when that was seen
 */
public record PersonView(
        UUID id,
        @Nullable UUID companyId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        JobFunction jobFunction,
        Seniority seniority,
        @Nullable String ageBand,
        @Nullable String country,
        @Nullable String region,
        @Nullable UUID leadId,
        @Nullable Instant linkedAt,
        Instant createdAt,
        Instant changedAt) {

    static PersonView of(
            UUID id,
            Person person,
            @Nullable UUID companyId,
            @Nullable UUID leadId,
            @Nullable Instant linkedAt,
            Instant createdAt,
            Instant changedAt) {
        return new PersonView(
                id,
                companyId,
                person.email(),
                person.phone(),
                person.firstName(),
                person.lastName(),
                person.jobTitle(),
                JobFunction.of(person.jobTitle()),
                Seniority.of(person.jobTitle()),
                person.ageBand(),
                person.country(),
                person.region(),
                leadId,
                linkedAt,
                createdAt,
                changedAt);
    }
}
