package io.leadstream.lead.capture;

import io.leadstream.lead.card.Company;
import io.leadstream.lead.card.CompanyKey;
import io.leadstream.lead.card.Fields;
import io.leadstream.lead.card.Firmographics;
import io.leadstream.lead.card.Identity;
import io.leadstream.lead.card.Origin;
import io.leadstream.lead.card.Person;
import io.leadstream.lead.normal.CompanyDomain;
import io.leadstream.lead.normal.Country;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.Phone;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A new lead in normal form.
 *
 * @param offered as it was offered, for the touch
 * @param company by the domain given, else that of the e-mail address, else its name; no free-mail host is a company
 */
record NormalLead(NewLead offered, Person person, Origin origin, Company.@Nullable Offer company) {

    private static final int LONGEST_CONSENT = 10_000;

    /**
     * Normalises what was offered.
     *
     * @throws BadInput naming every field that cannot be
     */
    static NormalLead of(NewLead offered) {
        var fields = new Fields();
        Country country = fields.read("country", offered.country(), Country::of);
        String code = country == null ? null : country.code();
        Email email = fields.read("email", offered.email(), Email::of);
        Phone phone = fields.read("phone", offered.phone(), written -> Phone.of(written, code));
        String domain = offered.company() == null ? null : offered.company().domain();
        CompanyDomain given = fields.read("company.domain", domain, CompanyDomain::of);
        if (Fields.isBlank(offered.email()) && Fields.isBlank(offered.phone())) {
            fields.refuse("email", "must be given, or else phone");
        }
        String consent = consent(offered, fields);
        fields.check();
        return new NormalLead(
                offered, person(offered, email, phone, code), origin(offered, consent), company(offered, given, email));
    }

    /** Everything by which this person, or a partner's record of them, is known again. */
    List<Identity> identities(Door door) {
        var identities = new ArrayList<>(person.identities());
        if (door.partner() != null && offered.externalId() != null) {
            identities.add(Identity.record(door.partner(), offered.externalId()));
        }
        return identities;
    }

    private static @Nullable String consent(NewLead offered, Fields fields) {
        var consent = offered.consent();
        if (consent == null || consent.isNull()) {
            return null;
        }
        String text = consent.toString();
        if (!consent.isObject()) {
            fields.refuse("consent", "must be an object");
        } else if (text.length() > LONGEST_CONSENT) {
            fields.refuse("consent", "must have at most " + LONGEST_CONSENT + " characters");
        } else if (!Texts.isStorable(text) || text.contains("\\u0000")) {
            fields.refuse("consent", "must not contain NUL or half of a surrogate pair");
        }
        return text;
    }

    private static Person person(
            NewLead offered, @Nullable Email email, @Nullable Phone phone, @Nullable String country) {
        return new Person(
                email == null ? null : email.address(),
                phone == null ? null : phone.e164(),
                stripped(offered.firstName()),
                stripped(offered.lastName()),
                stripped(offered.jobTitle()),
                stripped(offered.ageBand()),
                country,
                stripped(offered.region()));
    }

    private static Origin origin(NewLead offered, @Nullable String consent) {
        return new Origin(
                offered.source(),
                stripped(offered.medium()),
                stripped(offered.campaign()),
                stripped(offered.referrer()),
                stripped(offered.landingPage()),
                consent);
    }

    private static Company.@Nullable Offer company(
            NewLead offered, @Nullable CompanyDomain given, @Nullable Email email) {
        Optional<CompanyDomain> domain = given != null
                ? Optional.of(given).filter(named -> !named.isFreeMail())
                : Optional.ofNullable(email).flatMap(CompanyDomain::of);
        Firmographics known = firmographics(offered.company());
        return CompanyKey.of(domain.orElse(null), known.name())
                .map(key -> new Company.Offer(key, known))
                .orElse(null);
    }

    private static Firmographics firmographics(NewLead.@Nullable NewCompany company) {
        return company == null
                ? Firmographics.NOTHING
                : new Firmographics(
                        stripped(company.name()),
                        stripped(company.industry()),
                        company.employees(),
                        stripped(company.growthStage()),
                        stripped(company.funding()),
                        company.productUsers());
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
