package io.leadstream.qualification.account;

import io.leadstream.qualification.framework.Fact;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what was found out about an account. */
@ApplicationScoped
class RecordAccountFacts {

    private final Accounts accounts;
    private final AccountFacts facts;
    private final Clock clock;

    RecordAccountFacts(Accounts accounts, AccountFacts facts, Clock clock) {
        this.accounts = accounts;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Replaces the facts that are named; an empty one clears its criterion.
     *
     * @param ifMatch may be absent while nothing is known of the account
     */
    @Transactional
    Account record(UUID company, @Nullable String ifMatch, Map<String, Optional<Fact>> named, String by) {
        Account account = accounts.locked(company).orElseThrow(() -> Problem.notFound("account " + company));
        Map<String, Fact> known = facts.of(company);
        if (known.isEmpty()) {
            EntityTags.check(ifMatch, account.version());
        } else {
            EntityTags.require(ifMatch, account.version());
        }
        Instant at = clock.instant();
        var changes = new ArrayList<AccountFacts.Recorded>();
        named.forEach((criterion, fact) -> {
            if (!Objects.equals(fact.orElse(null), known.get(criterion))) {
                changes.add(new AccountFacts.Recorded(criterion, fact.orElse(null), at, by));
            }
        });
        if (changes.isEmpty()) {
            return account;
        }
        var changed = new Account(
                account.company(), account.target(), account.version() + 1, account.state(), account.lastEvent());
        facts.add(company, changed.version(), changes);
        accounts.save(changed);
        return changed;
    }
}
