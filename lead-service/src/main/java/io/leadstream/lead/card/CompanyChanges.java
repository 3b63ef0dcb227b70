package io.leadstream.lead.card;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.leadstream.lead.normal.CompanyDomain;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be changed of a lead's company by hand; absent members are cleared. */
record CompanyChanges(
        @Nullable String name,
        @Nullable String domain,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String growthStage,

        @JsonDeserialize(using = TextOrNumber.class) @Schema(examples = "SERIES_B") @Nullable
        String funding,

        @Nullable Integer productUsers) {

    static final CompanyChanges NOTHING = new CompanyChanges(null, null, null, null, null, null, null);

    private static final int MOST_EMPLOYEES = 10_000_000;
    private static final int MOST_USERS = 100_000_000;

    /** In normal form; null when nothing is left of it. */
    @Nullable
    CompanyChanges normal(Fields fields, String prefix) {
        var normal = new CompanyChanges(
                fields.text(prefix + "name", name, 200),
                fields.read(prefix + "domain", domain, CompanyChanges::ownDomain),
                fields.text(prefix + "industry", industry, 100),
                fields.number(prefix + "employees", employees, MOST_EMPLOYEES),
                fields.text(prefix + "growthStage", growthStage, 50),
                fields.text(prefix + "funding", funding, 50),
                fields.number(prefix + "productUsers", productUsers, MOST_USERS));
        return normal.equals(NOTHING) ? null : normal;
    }

    private static String ownDomain(String written) {
        CompanyDomain domain = CompanyDomain.of(written);
        if (domain.isFreeMail()) {
            throw new IllegalArgumentException("must be a company's own");
        }
        return domain.name();
    }

    /** By which it is found; none when it has neither domain nor name. */
    @Nullable
    CompanyKey key() {
        return CompanyKey.of(domain == null ? null : new CompanyDomain(domain), name)
                .orElse(null);
    }

    Firmographics firmographics() {
        return new Firmographics(name, industry, employees, growthStage, funding, productUsers);
    }
}
