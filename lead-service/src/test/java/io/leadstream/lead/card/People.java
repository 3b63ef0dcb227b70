package io.leadstream.lead.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Persons, companies and leads that tests begin with. */
final class People {

    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final UUID LEAD = UUID.fromString("01999999-0000-7000-8000-000000000001");
    static final UUID COMPANY = UUID.fromString("01999999-0000-7000-8000-00000000000c");
    static final Person NOBODY = new Person(null, null, null, null, null, null, null, null);
    static final Person JANE =
            new Person("jane.doe@acme.example", "+4930901820", "Jane", "Doe", "VP Sales", "35-44", "DE", "Berlin");
    static final Origin WEB_FORM = new Origin(Source.WEB_FORM, "cpc", "autumn-launch", null, null, null);
    static final Firmographics FIRMOGRAPHICS = new Firmographics("Acme", "SOFTWARE", 240, "GROWTH", "SERIES_B", 12);

    private People() {}

    static Company acme() {
        return company(FIRMOGRAPHICS);
    }

    static Company company(Firmographics known) {
        return new Company(COMPANY, new Company.Offer(new CompanyKey("acme.example", null), known), NOON);
    }

    static Lead jane() {
        return lead(JANE, acme());
    }

    static Lead lead(Person person, @Nullable Company company) {
        return new Lead(LEAD, person, WEB_FORM, null, company, NOON);
    }

    static Person withTitle(String title) {
        return new Person("x@acme.example", null, null, null, title, null, null, null);
    }
}
