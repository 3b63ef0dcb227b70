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
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String referrer,
        @Nullable String landingPage,
        @Nullable RawJson consent,
        @Nullable String owner,
        @Nullable CompanyChanges company) {

    static Changes of(Person person, Origin origin, @Nullable String owner, @Nullable CompanyChanges company) {
        return new Changes(
                person.email(),
                person.phone(),
                person.firstName(),
                person.lastName(),
                person.jobTitle(),
                person.ageBand(),
                person.country(),
                person.region(),
                origin.medium(),
                origin.campaign(),
                origin.referrer(),
                origin.landingPage(),
                RawJson.of(origin.consent()),
                owner,
                company);
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
                fields.text("medium", medium, 100),
                fields.text("campaign", campaign, 200),
                fields.text("referrer", referrer, 2000),
                fields.text("landingPage", landingPage, 2000),
                RawJson.of(fields.consent(consent)),
                fields.text("owner", owner, 200),
                company == null ? null : company.normal(fields, "company."));
        if (Fields.isBlank(email) && Fields.isBlank(phone)) {
            fields.refuse("email", "must be given, or else phone");
        }
        fields.check();
        return normal;
    }

    Changes withConsent(RawJson said) {
        return new Changes(
                email,
                phone,
                firstName,
                lastName,
                jobTitle,
                ageBand,
                country,
                region,
                medium,
                campaign,
                referrer,
                landingPage,
                said,
                owner,
                company);
    }

    Person person() {
        return new Person(email, phone, firstName, lastName, jobTitle, ageBand, country, region);
    }

    Origin origin(Source source) {
        return new Origin(source, medium, campaign, referrer, landingPage, consent == null ? null : consent.text());
    }
}
