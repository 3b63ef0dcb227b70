package io.leadstream.lead.card;

import io.leadstream.lead.rule.Attributes;
import io.leadstream.lead.rule.Field;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rules may ask of a lead. */
@ApplicationScoped
public class Judged {

    private final Standings standings;

    Judged(Standings standings) {
        this.standings = standings;
    }

    public Attributes of(Lead lead) {
        return of(lead, standings.of(lead.id()));
    }

    public Map<UUID, Attributes> of(Collection<Lead> leads) {
        Map<UUID, Standing> known = standings.of(leads.stream().map(Lead::id).toList());
        var attributes = new HashMap<UUID, Attributes>();
        leads.forEach(lead -> attributes.put(lead.id(), of(lead, known.getOrDefault(lead.id(), Standing.UNKNOWN))));
        return attributes;
    }

    private static Attributes of(Lead lead, Standing standing) {
        LeadView view = lead.view(standing, List.of());
        LeadEvent.Profile profile = lead.captured().profile();
        var known = Attributes.known();
        origin(known, view);
        person(known, view, profile);
        standing(known, view);
        company(known, view.company(), profile.company());
        return known.done();
    }

    private static void origin(Attributes.Known known, LeadView lead) {
        known.with(Field.SOURCE, lead.source())
                .with(Field.MEDIUM, lead.medium())
                .with(Field.CAMPAIGN, lead.campaign())
                .with(Field.REFERRER, lead.referrer())
                .with(Field.LANDING_PAGE, lead.landingPage())
                .with(Field.PARTNER, lead.partner())
                .with(Field.OWNER, lead.owner())
                .with(Field.TOUCHES, lead.touches());
    }

    private static void person(Attributes.Known known, LeadView lead, LeadEvent.Profile profile) {
        String email = lead.email();
        known.with(Field.EMAIL, email)
                .with(Field.EMAIL_DOMAIN, email == null ? null : email.substring(email.lastIndexOf('@') + 1))
                .with(Field.FREE_MAIL, profile.freeMail())
                .with(Field.PHONE, lead.phone())
                .with(Field.FIRST_NAME, lead.firstName())
                .with(Field.LAST_NAME, lead.lastName())
                .with(Field.JOB_TITLE, lead.jobTitle())
                .with(Field.JOB_FUNCTION, lead.jobFunction())
                .with(Field.SENIORITY, lead.seniority())
                .with(Field.AGE_BAND, lead.ageBand())
                .with(Field.COUNTRY, lead.country())
                .with(Field.REGION, lead.region());
    }

    private static void standing(Attributes.Known known, LeadView lead) {
        known.with(Field.STATUS, lead.status());
        if (lead.score() != null) {
            known.with(Field.FIT, lead.score().fit())
                    .with(Field.ENGAGEMENT, lead.score().engagement())
                    .with(Field.TOTAL, lead.score().total())
                    .with(Field.GRADE, lead.score().grade());
        }
    }

    private static void company(
            Attributes.Known known, Company.@Nullable View view, LeadEvent.@Nullable CompanyFacts facts) {
        if (view == null || facts == null) {
            return;
        }
        known.with(Field.COMPANY_ID, view.id())
                .with(Field.COMPANY_NAME, view.name())
                .with(Field.COMPANY_DOMAIN, view.domain())
                .with(Field.COMPANY_INDUSTRY, view.industry())
                .with(Field.COMPANY_EMPLOYEES, view.employees())
                .with(Field.COMPANY_SIZE_BAND, facts.sizeBand())
                .with(Field.COMPANY_GROWTH_STAGE, view.growthStage())
                .with(Field.COMPANY_FUNDING, view.funding())
                .with(Field.COMPANY_FUNDED, facts.funded())
                .with(Field.COMPANY_GROWING, facts.growing())
                .with(Field.COMPANY_PRODUCT_USERS, view.productUsers());
    }
}
