package io.leadstream.lead.card;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A company as an account.
 *
 * @param domain registrable; no other company has it
 * @param sizeBand by the number of employees
 * @param funded whether others have put money in
 * @param growing whether the growth stage says so
 * @param targetAccount whether we mean to win it
 */
public record AccountView(
        UUID id,
        @Nullable String name,
        @Nullable String domain,
        @Nullable String industry,
        @Nullable Integer employees,
        @Schema(examples = "50-249") @Nullable String sizeBand,
        @Nullable String growthStage,
        @Nullable String funding,
        boolean funded,
        boolean growing,
        @Nullable Integer productUsers,
        boolean targetAccount,
        @Nullable String strategy,
        Instant createdAt) {

    static AccountView of(UUID id, AccountChanges known, Firmographics facts, Instant createdAt) {
        return new AccountView(
                id,
                known.name(),
                known.domain(),
                known.industry(),
                known.employees(),
                facts.sizeBand(),
                known.growthStage(),
                known.funding(),
                facts.isFunded(),
                facts.isGrowing(),
                known.productUsers(),
                known.targeted(),
                known.strategy(),
                createdAt);
    }
}
