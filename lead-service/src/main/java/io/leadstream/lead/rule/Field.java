package io.leadstream.lead.rule;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** An attribute of a lead or its company that a condition may ask for. */
public enum Field {
    SOURCE("source", Kind.TEXT),
    MEDIUM("medium", Kind.TEXT),
    CAMPAIGN("campaign", Kind.TEXT),
    REFERRER("referrer", Kind.TEXT),
    LANDING_PAGE("landingPage", Kind.TEXT),
    PARTNER("partner", Kind.TEXT),
    OWNER("owner", Kind.TEXT),
    TOUCHES("touches", Kind.NUMBER),
    STATUS("status", Kind.TEXT),
    FIT("fit", Kind.NUMBER),
    ENGAGEMENT("engagement", Kind.NUMBER),
    TOTAL("total", Kind.NUMBER),
    GRADE("grade", Kind.TEXT),
    EMAIL("email", Kind.TEXT),
    EMAIL_DOMAIN("emailDomain", Kind.TEXT),
    FREE_MAIL("freeMail", Kind.TRUTH),
    PHONE("phone", Kind.TEXT),
    FIRST_NAME("firstName", Kind.TEXT),
    LAST_NAME("lastName", Kind.TEXT),
    JOB_TITLE("jobTitle", Kind.TEXT),
    JOB_FUNCTION("jobFunction", Kind.TEXT),
    SENIORITY("seniority", Kind.TEXT),
    AGE_BAND("ageBand", Kind.TEXT),
    COUNTRY("country", Kind.TEXT),
    REGION("region", Kind.TEXT),
    COMPANY_ID("company.id", Kind.TEXT),
    COMPANY_NAME("company.name", Kind.TEXT),
    COMPANY_DOMAIN("company.domain", Kind.TEXT),
    COMPANY_INDUSTRY("company.industry", Kind.TEXT),
    COMPANY_EMPLOYEES("company.employees", Kind.NUMBER),
    COMPANY_SIZE_BAND("company.sizeBand", Kind.TEXT),
    COMPANY_GROWTH_STAGE("company.growthStage", Kind.TEXT),
    COMPANY_FUNDING("company.funding", Kind.TEXT),
    COMPANY_FUNDED("company.funded", Kind.TRUTH),
    COMPANY_GROWING("company.growing", Kind.TRUTH),
    COMPANY_PRODUCT_USERS("company.productUsers", Kind.NUMBER),
    TARGET_ACCOUNT("company.targetAccount", Kind.TRUTH);

    /** What a field holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        TRUTH
    }

    private final String path;
    private final Kind kind;

    Field(String path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    /** As it is written in a condition: as in the lead's JSON. */
    public String path() {
        return path;
    }

    public Kind kind() {
        return kind;
    }

    public static Optional<Field> of(String path) {
        return Arrays.stream(values()).filter(field -> field.path.equals(path)).findFirst();
    }

    static String paths() {
        return Arrays.stream(values()).map(Field::path).collect(Collectors.joining(", "));
    }
}
