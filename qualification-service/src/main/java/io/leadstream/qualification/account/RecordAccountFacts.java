package io.leadstream.qualification.account;

import io.leadstream.qualification.framework.Choice;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
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

/** Records what was found out about an account, and by which framework it counts. */
@ApplicationScoped
class RecordAccountFacts {

    private final Accounts accounts;
    private final AccountFacts facts;
    private final Frameworks frameworks;
    private final Clock clock;

    RecordAccountFacts(Accounts accounts, AccountFacts facts, Frameworks frameworks, Clock clock) {
        this.accounts = accounts;
        this.facts = facts;
        this.frameworks = frameworks;
        this.clock = clock;
    }

    /**
     * Replaces the facts that are named; an empty one clears its criterion.
     *
     * @param ifMatch may be absent while nothing is known of the account
     */
    @Transactional
    Account record(UUID company, @Nullable String ifMatch, Map<String, Optional<Fact>> named, String by) {
        Account account = accounts.locked(company);
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
        Account changed = account.changed();
        facts.add(company, changed.version(), changes);
        accounts.save(changed);
        return changed;
    }

    /**
     * Lets another framework count for an account, or the default again; the facts stay as they are.
     *
     * @param ifMatch may be absent while none was chosen
     */
    @Transactional
    Account choose(UUID company, @Nullable String ifMatch, @Nullable String framework, String by) {
        Account account = accounts.locked(company);
        Instant at = clock.instant();
        Choice present = frameworks.choiceOf(company, at);
        if (present.chosen()) {
            EntityTags.require(ifMatch, account.version());
        } else {
            EntityTags.check(ifMatch, account.version());
        }
        if (framework != null && frameworks.find(framework).isEmpty()) {
            throw BadInput.of("framework", "is unknown; GET /api/frameworks lists them");
        }
        if (Objects.equals(framework, present.chosen() ? present.framework().key() : null)) {
            return account;
        }
        Account changed = account.changed();
        frameworks.choose(company, changed.version(), framework, at, by);
        accounts.save(changed);
        return changed;
    }
}
