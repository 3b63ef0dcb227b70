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

    Person withEmail(String other) {
        return new Person(
                other, firstName, lastName, phone, jobTitle, country, source, medium, campaign, employer, freeMail, id);
    }
}
