package io.leadstream.benchmark.people;

import org.jspecify.annotations.Nullable;

/** Somebody who may buy. */
record Person(
        String email,
        String firstName,
        String lastName,
        @Nullable String phone,
        String jobTitle,
        String country,
        String source,
        String medium,
        @Nullable String campaign,
        Employer employer,
        boolean freeMail,
        String id) {

    /** The same person as another record tells of them. */
    Person as(String otherEmail, String otherId) {
        return new Person(
                otherEmail,
                firstName,
                lastName,
                phone,
                jobTitle,
                country,
                source,
                medium,
                campaign,
                employer,
                freeMail,
                otherId);
    }
}
