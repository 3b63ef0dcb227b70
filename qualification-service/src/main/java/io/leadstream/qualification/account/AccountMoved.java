package io.leadstream.qualification.account;

import io.leadstream.messaging.EventType;
import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.lifecycle.ReasonCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published: a target account moved in its lifecycle. */
@EventType("account.lifecycle-changed.v1")
public record AccountMoved(
        UUID companyId,
        @Nullable Lifecycle from,
        Lifecycle to,
        @Nullable ReasonCode reason,
        String by,
        @Nullable String companyName,
        boolean targetAccount,
        Segments segments) {

    /** What reports group by. */
    public record Segments(
            @Nullable String industry, @Nullable String sizeBand) {}

    static AccountMoved of(Account account, AccountStep step) {
        Company company = account.company();
        return new AccountMoved(
                company.id(),
                step.from(),
                step.to(),
                step.reason() == null ? null : ReasonCode.of(step.reason()),
                step.by(),
                company.name(),
                account.target(),
                new Segments(company.industry(), company.sizeBand()));
    }
}
