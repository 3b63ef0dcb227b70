package io.leadstream.lead.card;

import io.leadstream.lead.normal.FreeMail;
import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person at a company who may buy. */
@Entity
@Table(name = "lead")
public class Lead {

    @Id
    private UUID id;

    @Version
    private long version;

    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String jobTitle;
    private @Nullable String ageBand;
    private @Nullable String country;
    private @Nullable String region;
    private String source;
    private @Nullable String medium;
    private @Nullable String campaign;
    private @Nullable String referrer;
    private @Nullable String landingPage;
    private @Nullable String consent;
    private @Nullable String owner;
    private @Nullable String partner;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Company company;

    private int touches;

    @Column
    private String searchText;

    private Instant createdAt;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected Lead() {}

    /** Opens the card with what the first capture offers. */
    public Lead(UUID id, String source, @Nullable String partner, Offer offer, @Nullable Company company, Instant at) {
        this.id = id;
        this.source = source;
        this.partner = partner;
        this.createdAt = at;
        this.changedAt = at;
        this.touches = 1;
        this.company = company;
        this.searchText = "";
        fillPerson(offer);
        fillOrigin(offer);
        indexForSearch();
    }

    /** What a capture offers of the person, normalised. */
    public record Offer(
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
            @Nullable String consent) {

        public Offer withoutEmail() {
            return new Offer(
                    null,
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
                    consent);
        }
    }

    /** Captured once more: what is empty is filled, what is there is kept. */
    public LeadEvent.Changed touch(Offer offer, @Nullable Company offeredCompany, Instant at) {
        touches++;
        changedAt = at;
        if (company == null) {
            company = offeredCompany;
        }
        fillPerson(offer);
        fillOrigin(offer);
        indexForSearch();
        return changed(LeadEvent.Change.TOUCH);
    }

    /** What a person may change by hand; absent members are cleared. */
    public record Changes(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String jobTitle,
            @Nullable String ageBand,
            @Nullable String country,
            @Nullable String region,
            @Nullable String owner) {}

    Changes changeable() {
        return new Changes(email, phone, firstName, lastName, jobTitle, ageBand, country, region, owner);
    }

    LeadEvent.Changed change(Changes to, Instant at) {
        email = to.email();
        phone = to.phone();
        firstName = to.firstName();
        lastName = to.lastName();
        jobTitle = to.jobTitle();
        ageBand = to.ageBand();
        country = to.country();
        region = to.region();
        owner = to.owner();
        changedAt = at;
        indexForSearch();
        return changed(LeadEvent.Change.PATCH);
    }

    private void fillPerson(Offer offer) {
        email = first(email, offer.email());
        phone = first(phone, offer.phone());
        firstName = first(firstName, offer.firstName());
        lastName = first(lastName, offer.lastName());
        jobTitle = first(jobTitle, offer.jobTitle());
        ageBand = first(ageBand, offer.ageBand());
        country = first(country, offer.country());
        region = first(region, offer.region());
    }

    private void fillOrigin(Offer offer) {
        medium = first(medium, offer.medium());
        campaign = first(campaign, offer.campaign());
        referrer = first(referrer, offer.referrer());
        landingPage = first(landingPage, offer.landingPage());
        consent = first(consent, offer.consent());
    }

    private static @Nullable String first(@Nullable String kept, @Nullable String offered) {
        return kept == null ? offered : kept;
    }

    private void indexForSearch() {
        var text = new StringJoiner(" ");
        for (String part : new String[] {firstName, lastName, email, phone, company == null ? null : company.name()}) {
            if (part != null) {
                text.add(part);
            }
        }
        if (email != null) {
            // found by each part of the address too
            text.add(email.replaceAll("[@._+-]", " "));
        }
        searchText = text.toString().toLowerCase(Locale.ROOT);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public int touches() {
        return touches;
    }

    public @Nullable String email() {
        return email;
    }

    public @Nullable String phone() {
        return phone;
    }

    public @Nullable String partner() {
        return partner;
    }

    public LeadEvent.Captured captured() {
        return new LeadEvent.Captured(
                id,
                "NEW",
                source,
                medium,
                campaign,
                touches,
                owner,
                country,
                region,
                ageBand,
                JobFunction.of(jobTitle),
                Seniority.of(jobTitle),
                isFreeMail(),
                company == null ? null : company.facts());
    }

    private LeadEvent.Changed changed(LeadEvent.Change change) {
        return new LeadEvent.Changed(
                id,
                change,
                source,
                medium,
                campaign,
                touches,
                owner,
                country,
                region,
                ageBand,
                JobFunction.of(jobTitle),
                Seniority.of(jobTitle),
                isFreeMail(),
                company == null ? null : company.facts());
    }

    private boolean isFreeMail() {
        return email != null && FreeMail.isHostedAt(email.substring(email.indexOf('@') + 1));
    }

    LeadView view(@Nullable Standing standing) {
        return new LeadView(
                id,
                standing == null ? "NEW" : standing.status(),
                touches,
                email,
                phone,
                firstName,
                lastName,
                jobTitle,
                JobFunction.of(jobTitle),
                Seniority.of(jobTitle),
                ageBand,
                country,
                region,
                source,
                medium,
                campaign,
                referrer,
                landingPage,
                LeadView.json(consent),
                owner,
                partner,
                company == null ? null : company.view(),
                standing == null ? null : standing.score(),
                createdAt,
                changedAt);
    }
}
