package io.leadstream.lead.card;

import io.leadstream.lead.normal.Country;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.Phone;
import org.jspecify.annotations.Nullable;

/** What may be changed of a lead by hand; absent members are cleared. */
record Changes(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable String ageBand,
        @Nullable String country,
        @Nullable String region,
        @Nullable String owner) {

    static Changes of(Person person, @Nullable String owner) {
        return new Changes(
                person.email(),
                person.phone(),
                person.firstName(),
                person.lastName(),
                person.jobTitle(),
                person.ageBand(),
                person.country(),
                person.region(),
                owner);
    }

    /**
     * In normal form.
     *
     * @throws io.leadstream.rest.BadInput naming every field that cannot be
     */
    Changes normal() {
        var fields = new Fields();
        String code =
                fields.read("country", country, written -> Country.of(written).code());
        var normal = new Changes(
                fields.read("email", email, written -> Email.of(written).address()),
                fields.read("phone", phone, written -> Phone.of(written, code).e164()),
                fields.text("firstName", firstName, 100),
                fields.text("lastName", lastName, 100),
                fields.text("jobTitle", jobTitle, 200),
                fields.text("ageBand", ageBand, 20),
                code,
                fields.text("region", region, 100),
                fields.text("owner", owner, 200));
        if (Fields.isBlank(email) && Fields.isBlank(phone)) {
            fields.refuse("email", "must be given, or else phone");
        }
        fields.check();
        return normal;
    }

    Person person() {
        return new Person(email, phone, firstName, lastName, jobTitle, ageBand, country, region);
    }
}
