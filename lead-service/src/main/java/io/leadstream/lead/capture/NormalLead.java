package io.leadstream.lead.capture;

import io.leadstream.lead.card.Company;
import io.leadstream.lead.card.CompanyKey;
import io.leadstream.lead.card.Fields;
import io.leadstream.lead.card.Firmographics;
import io.leadstream.lead.card.Identity;
import io.leadstream.lead.card.OfferedConsent;
import io.leadstream.lead.card.Origin;
import io.leadstream.lead.card.Person;
import io.leadstream.lead.card.RawJson;
import io.leadstream.lead.normal.CompanyDomain;
import io.leadstream.lead.normal.Country;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.Phone;
import io.leadstream.rest.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A new lead in normal form.
 *
 * @param offered as it was offered, for the touch
 * @param company by the domain given, else that of the e-mail address, else its name; no free-mail host is a company.
 *     Known by none of them it is the lead's own
 */
public record NormalLead(NewLead offered, Person person, Origin origin, Company.@Nullable Offer company) {

    /**
     * Normalises what was offered.
     *
     * @throws BadInput naming every field that cannot be
     */
    public static NormalLead of(NewLead offered) {
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
        String consent = offered.consent() == null || offered.consent().isNull()
                ? null
                : fields.consent(new RawJson(offered.consent().toString()));
        fields.check();
        if (offered.consent() != null) {
            OfferedConsent.requireReadable(offered.consent());
        }
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
        Firmographics known = firmographics(offered.company());
        Optional<CompanyDomain> own =
                Optional.ofNullable(given).filter(named -> !named.isFreeMail() && !named.isNetwork());
        Optional<CompanyDomain> host = Optional.ofNullable(email).flatMap(CompanyDomain::of);
        Optional<CompanyKey> key = CompanyKey.of(own.or(() -> host).orElse(null), known.name());
        return key.isEmpty() && known.equals(Firmographics.NOTHING) ? null : new Company.Offer(key.orElse(null), known);
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
