package io.leadstream.lead.segment;

import io.leadstream.lead.card.LeadAttributes;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a rule may look at: of the person (PERSONA), or of the company (ICP). */
public enum Attribute {
    SOURCE("source", Kind.TEXT, lead -> lead.origin().source().name()),
    MEDIUM("medium", Kind.TEXT, lead -> lead.origin().medium()),
    CAMPAIGN("campaign", Kind.TEXT, lead -> lead.origin().campaign()),
    OWNER("owner", Kind.TEXT, LeadAttributes::owner),
    PARTNER("partner", Kind.TEXT, LeadAttributes::partner),
    TOUCHES("touches", Kind.NUMBER, lead -> (double) lead.touches()),
    AGE_BAND("ageBand", Kind.TEXT, lead -> lead.person().ageBand()),
    COUNTRY("country", Kind.TEXT, lead -> lead.person().country()),
    REGION("region", Kind.TEXT, lead -> lead.person().region()),
    JOB_TITLE("jobTitle", Kind.TEXT, lead -> lead.person().jobTitle()),
    JOB_FUNCTION("jobFunction", Kind.TEXT, lead -> JobFunction.of(lead.person().jobTitle())
            .name()),
    SENIORITY("seniority", Kind.TEXT, lead -> Seniority.of(lead.person().jobTitle())
            .name()),
    FREE_MAIL("freeMail", Kind.FLAG, Attribute::freeMail),
    COMPANY_NAME("company.name", Kind.TEXT, lead -> lead.company().name()),
    COMPANY_DOMAIN("company.domain", Kind.TEXT, LeadAttributes::companyDomain),
    INDUSTRY("company.industry", Kind.TEXT, lead -> lead.company().industry()),
    EMPLOYEES("company.employees", Kind.NUMBER, lead -> number(lead.company().employees())),
    SIZE_BAND("company.sizeBand", Kind.TEXT, lead -> lead.company().sizeBand()),
    GROWTH_STAGE("company.growthStage", Kind.TEXT, lead -> lead.company().growthStage()),
    FUNDING("company.funding", Kind.TEXT, lead -> lead.company().funding()),
    FUNDED("company.funded", Kind.FLAG, lead -> lead.company().isFunded()),
    GROWING("company.growing", Kind.FLAG, lead -> lead.company().isGrowing()),
    PRODUCT_USERS(
            "company.productUsers", Kind.NUMBER, lead -> number(lead.company().productUsers())),
    TARGET_ACCOUNT("company.targetAccount", Kind.FLAG, LeadAttributes::targetAccount);

    /** How values of it are written and compared. */
    public enum Kind {
        TEXT,
        NUMBER,
        FLAG
    }

    private final String field;
    private final Kind kind;
    private final Function<LeadAttributes, @Nullable Object> reader;

    Attribute(String field, Kind kind, Function<LeadAttributes, @Nullable Object> reader) {
        this.field = field;
        this.kind = kind;
        this.reader = reader;
    }

    static Optional<Attribute> named(String field) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.field.equals(field))
                .findFirst();
    }

    /** Its value, in the form in which it is compared: texts in lower case, numbers as doubles, flags. */
    @Nullable
    Object of(LeadAttributes lead) {
        return reader.apply(lead) instanceof String text ? comparable(text) : reader.apply(lead);
    }

    static String comparable(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    String field() {
        return field;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it is the company's: then it tells of the ideal customer, else of the buyer persona. */
    public boolean isOfCompany() {
        return field.startsWith("company.");
    }

    private static @Nullable Object freeMail(LeadAttributes lead) {
        String email = lead.person().email();
        return email != null && new Email(email).isFreeMail();
    }

    private static @Nullable Double number(@Nullable Integer value) {
        return value == null ? null : value.doubleValue();
    }
}
