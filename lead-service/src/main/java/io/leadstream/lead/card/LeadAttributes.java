package io.leadstream.lead.card;

import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import io.leadstream.lead.rule.Attribute;
import io.leadstream.lead.rule.Attributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead with its company: what segments and prospect lists judge by. What is not asked for is not worked out. */
public record LeadAttributes(
        UUID id,
        Person person,
        Origin origin,
        @Nullable String owner,
        @Nullable String partner,
        int touches,
        Firmographics company,
        @Nullable String companyDomain,
        boolean targetAccount)
        implements Attributes {

    @Override
    public @Nullable Object of(Attribute attribute) {
        return switch (attribute) {
            case SOURCE -> origin.source();
            case MEDIUM -> origin.medium();
            case CAMPAIGN -> origin.campaign();
            case REFERRER -> origin.referrer();
            case LANDING_PAGE -> origin.landingPage();
            case OWNER -> owner;
            case PARTNER -> partner;
            case TOUCHES -> touches;
            case AGE_BAND -> person.ageBand();
            case COUNTRY -> person.country();
            case REGION -> person.region();
            case JOB_TITLE -> person.jobTitle();
            case JOB_FUNCTION -> JobFunction.of(person.jobTitle());
            case SENIORITY -> Seniority.of(person.jobTitle());
            case FREE_MAIL -> person.usesFreeMail();
            case EMAIL -> person.email();
            case EMAIL_DOMAIN -> emailDomain();
            case PHONE -> person.phone();
            case FIRST_NAME -> person.firstName();
            case LAST_NAME -> person.lastName();
            case COMPANY_NAME -> company.name();
            case COMPANY_DOMAIN -> companyDomain;
            case INDUSTRY -> company.industry();
            case EMPLOYEES -> company.employees();
            case SIZE_BAND -> company.sizeBand();
            case GROWTH_STAGE -> company.growthStage();
            case FUNDING -> company.funding();
            case FUNDED -> company.isFunded();
            case GROWING -> company.isGrowing();
            case PRODUCT_USERS -> company.productUsers();
            case TARGET_ACCOUNT -> targetAccount;
            case COMPANY_ID, STATUS, FIT, ENGAGEMENT, TOTAL, GRADE -> null; // told by Judged
        };
    }

    private @Nullable String emailDomain() {
        String email = person.email();
        return email == null ? null : email.substring(email.lastIndexOf('@') + 1);
    }
}
