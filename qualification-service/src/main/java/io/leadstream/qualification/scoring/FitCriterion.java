package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.Folded;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import io.leadstream.qualification.profile.Icp;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that a fit rule may ask of a person or a company: a closed vocabulary. */
enum FitCriterion {
    SENIORITY(Subject.PERSON, Words.SENIORITIES),
    JOB_FUNCTION(Subject.PERSON, Words.FUNCTIONS),
    COUNTRY(Subject.PERSON, Words.COUNTRIES),
    SOURCE(Subject.PERSON, Words.SOURCES),
    REGION(Subject.PERSON, Words.ANY),
    AGE_BAND(Subject.PERSON, Words.ANY),
    SEGMENT(Subject.PERSON, Words.ANY),
    FREE_MAIL(Subject.PERSON, Words.NONE),
    FUNCTION_IN_ICP(Subject.PERSON, Words.NONE),
    COUNTRY_NOT_SERVED(Subject.PERSON, Words.NONE),
    SIZE_BAND(Subject.COMPANY, Words.SIZE_BANDS),
    INDUSTRY(Subject.COMPANY, Words.ANY),
    INDUSTRY_IN_ICP(Subject.COMPANY, Words.NONE),
    GROWTH_STAGE(Subject.COMPANY, Words.ANY),
    TARGET_ACCOUNT(Subject.COMPANY, Words.NONE),
    FUNDED(Subject.COMPANY, Words.NONE),
    GROWING(Subject.COMPANY, Words.NONE),
    FUNDED_OR_GROWING(Subject.COMPANY, Words.NONE),
    /** The company's industry is wanted and the lead's country is served. */
    IN_ICP(Subject.COMPANY, Words.NONE);

    /** Of whom it is asked; nothing known of them gives no points. */
    enum Subject {
        PERSON,
        COMPANY
    }

    private final Subject subject;
    private final Words words;

    FitCriterion(Subject subject, Words words) {
        this.subject = subject;
        this.words = words;
    }

    /** Which values a rule names for it. */
    Words words() {
        return words;
    }

    /**
     * What was told that decides.
     *
     * @return null where nothing was told of the subject
     */
    @Nullable
    Told<?> decidedBy(LeadSnapshot lead) {
        return switch (subject) {
            case PERSON -> lead.profile();
            case COMPANY -> lead.company();
        };
    }

    /** Whether it holds; only asked where something was told of the subject. */
    boolean holds(LeadSnapshot lead, Set<String> values, Icp icp) {
        var profile = lead.profile();
        if (profile == null) {
            return false;
        }
        var company = lead.company();
        return company == null
                ? subject == Subject.PERSON && holds(profile.what(), values, icp)
                : holds(profile.what(), company.what(), values, icp);
    }

    private boolean holds(Profile person, Company company, Set<String> values, Icp icp) {
        return switch (this) {
            case SIZE_BAND -> isOneOf(values, company.sizeBand());
            case INDUSTRY -> isLikeOneOf(values, company.industry());
            case GROWTH_STAGE -> isLikeOneOf(values, company.growthStage());
            case TARGET_ACCOUNT -> Boolean.TRUE.equals(company.targetAccount());
            case INDUSTRY_IN_ICP -> icp.wantsIndustry(company.industry());
            case FUNDED -> company.funded();
            case GROWING -> company.growing();
            case FUNDED_OR_GROWING -> company.funded() || company.growing();
            case IN_ICP -> icp.wantsIndustry(company.industry()) && icp.serves(person.country());
            case SENIORITY,
                    JOB_FUNCTION,
                    COUNTRY,
                    SOURCE,
                    REGION,
                    AGE_BAND,
                    SEGMENT,
                    FREE_MAIL,
                    FUNCTION_IN_ICP,
                    COUNTRY_NOT_SERVED -> holds(person, values, icp);
        };
    }

    private boolean holds(Profile person, Set<String> values, Icp icp) {
        return switch (this) {
            case SENIORITY -> isOneOf(values, person.seniority());
            case JOB_FUNCTION -> isOneOf(values, person.jobFunction());
            case COUNTRY -> isOneOf(values, person.country());
            case SOURCE -> isOneOf(values, person.source());
            case REGION -> isLikeOneOf(values, person.origin().region());
            case AGE_BAND -> isLikeOneOf(values, person.origin().ageBand());
            case SEGMENT -> person.origin().segments().stream().anyMatch(segment -> isLikeOneOf(values, segment));
            case FREE_MAIL -> person.freeMail();
            case FUNCTION_IN_ICP -> icp.wantsFunction(person.jobFunction());
            case COUNTRY_NOT_SERVED -> !icp.serves(person.country());
            case SIZE_BAND,
                    INDUSTRY,
                    GROWTH_STAGE,
                    TARGET_ACCOUNT,
                    INDUSTRY_IN_ICP,
                    FUNDED,
                    GROWING,
                    FUNDED_OR_GROWING,
                    IN_ICP -> false;
        };
    }

    private static boolean isLikeOneOf(Set<String> values, @Nullable String value) {
        return value != null && values.contains(Folded.word(value));
    }

    private static boolean isOneOf(Set<String> values, @Nullable String value) {
        return value != null && values.contains(value);
    }
}
