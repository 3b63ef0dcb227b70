package io.leadstream.lead.card;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a company by hand; absent members are cleared.
 *
 * @param domain the registrable one, or the address of a page there
 * @param targetAccount whether we mean to win it, whoever of it comes to us
 * @param strategy how
 */
public record AccountChanges(
        @Schema(examples = "Acme") @Nullable String name,
        @Schema(examples = "acme.example") @Nullable String domain,
        @Schema(examples = "SOFTWARE") @Nullable String industry,
        @Schema(examples = "240") @Nullable Integer employees,
        @Schema(examples = "GROWTH") @Nullable String growthStage,

        @JsonDeserialize(using = TextOrNumber.class) @Schema(examples = "SERIES_B") @Nullable
        String funding,

        @Nullable Integer productUsers,
        @Nullable Boolean targetAccount,
        @Nullable String strategy) {

    private static final int LONGEST_STRATEGY = 10_000;

    /**
     * In normal form.
     *
     * @throws io.leadstream.rest.BadInput naming every field that cannot be
     */
    public AccountChanges normal() {
        var fields = new Fields();
        CompanyChanges known = company().normal(fields, "");
        String plan = fields.text("strategy", strategy, LONGEST_STRATEGY);
        if (known == null || known.key() == null) {
            fields.refuse("name", "must be given, or else domain");
        }
        fields.check();
        return of(known == null ? CompanyChanges.NOTHING : known, Boolean.TRUE.equals(targetAccount), plan);
    }

    static AccountChanges of(CompanyChanges known, boolean targetAccount, @Nullable String strategy) {
        return new AccountChanges(
                known.name(),
                known.domain(),
                known.industry(),
                known.employees(),
                known.growthStage(),
                known.funding(),
                known.productUsers(),
                targetAccount,
                strategy);
    }

    CompanyChanges company() {
        return new CompanyChanges(name, domain, industry, employees, growthStage, funding, productUsers);
    }

    boolean targeted() {
        return Boolean.TRUE.equals(targetAccount);
    }
}
