package io.leadstream.lead.rule;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a condition may ask of a lead: of the person, of its company, or of where it stands. */
public enum Attribute {
    SOURCE("source", Kind.TEXT, Vocabulary.CARD),
    MEDIUM("medium", Kind.TEXT, Vocabulary.CARD),
    CAMPAIGN("campaign", Kind.TEXT, Vocabulary.CARD),
    OWNER("owner", Kind.TEXT, Vocabulary.CARD),
    PARTNER("partner", Kind.TEXT, Vocabulary.CARD),
    TOUCHES("touches", Kind.NUMBER, Vocabulary.CARD),
    AGE_BAND("ageBand", Kind.TEXT, Vocabulary.CARD),
    COUNTRY("country", Kind.TEXT, Vocabulary.CARD),
    REGION("region", Kind.TEXT, Vocabulary.CARD),
    JOB_TITLE("jobTitle", Kind.TEXT, Vocabulary.CARD),
    JOB_FUNCTION("jobFunction", Kind.TEXT, Vocabulary.CARD),
    SENIORITY("seniority", Kind.TEXT, Vocabulary.CARD),
    FREE_MAIL("freeMail", Kind.FLAG, Vocabulary.CARD),
    COMPANY_NAME("company.name", Kind.TEXT, Vocabulary.CARD),
    COMPANY_DOMAIN("company.domain", Kind.TEXT, Vocabulary.CARD),
    INDUSTRY("company.industry", Kind.TEXT, Vocabulary.CARD),
    EMPLOYEES("company.employees", Kind.NUMBER, Vocabulary.CARD),
    SIZE_BAND("company.sizeBand", Kind.TEXT, Vocabulary.CARD),
    GROWTH_STAGE("company.growthStage", Kind.TEXT, Vocabulary.CARD),
    FUNDING("company.funding", Kind.TEXT, Vocabulary.CARD),
    FUNDED("company.funded", Kind.FLAG, Vocabulary.CARD),
    GROWING("company.growing", Kind.FLAG, Vocabulary.CARD),
    PRODUCT_USERS("company.productUsers", Kind.NUMBER, Vocabulary.CARD),
    TARGET_ACCOUNT("company.targetAccount", Kind.FLAG, Vocabulary.CARD),
    COMPANY_ID("company.id", Kind.TEXT, Vocabulary.ROUTING),
    REFERRER("referrer", Kind.TEXT, Vocabulary.ROUTING),
    LANDING_PAGE("landingPage", Kind.TEXT, Vocabulary.ROUTING),
    EMAIL("email", Kind.TEXT, Vocabulary.ROUTING),
    EMAIL_DOMAIN("emailDomain", Kind.TEXT, Vocabulary.ROUTING),
    PHONE("phone", Kind.TEXT, Vocabulary.ROUTING),
    FIRST_NAME("firstName", Kind.TEXT, Vocabulary.ROUTING),
    LAST_NAME("lastName", Kind.TEXT, Vocabulary.ROUTING),
    STATUS("status", Kind.TEXT, Vocabulary.ROUTING),
    FIT("fit", Kind.NUMBER, Vocabulary.ROUTING),
    ENGAGEMENT("engagement", Kind.NUMBER, Vocabulary.ROUTING),
    TOTAL("total", Kind.NUMBER, Vocabulary.ROUTING),
    GRADE("grade", Kind.TEXT, Vocabulary.ROUTING);

    /** How values of it are written and compared. */
    public enum Kind {
        TEXT,
        NUMBER,
        FLAG
    }

    private final String field;
    private final Kind kind;
    private final Vocabulary least;

    Attribute(String field, Kind kind, Vocabulary least) {
        this.field = field;
        this.kind = kind;
        this.least = least;
    }

    public static Optional<Attribute> named(String field) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.field.equals(field))
                .findFirst();
    }

    /** As it is written in a condition: as in the lead's JSON. */
    public String field() {
        return field;
    }

    public Kind kind() {
        return kind;
    }

    boolean isIn(Vocabulary vocabulary) {
        return least.compareTo(vocabulary) <= 0;
    }

    /** Whether it is the company's: then it tells of the ideal customer, else of the buyer persona. */
    public boolean isOfCompany() {
        return field.startsWith("company.");
    }

    /** Its value in the form in which it is compared: texts in lower case, numbers exact, flags; null: not known. */
    @Nullable
    Object of(Attributes lead) {
        return switch (lead.of(this)) {
            case null -> null;
            case String text -> text.isBlank() ? null : comparable(text);
            case Enum<?> constant -> comparable(constant.name());
            case BigDecimal number -> number;
            case Number number -> BigDecimal.valueOf(number.longValue());
            case Object other -> other;
        };
    }

    static String comparable(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
