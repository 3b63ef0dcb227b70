package io.leadstream.qualification.account;

import io.leadstream.qualification.lead.CompanyCountries;
import io.leadstream.qualification.lead.LeadBatch.CompanyTold;
import io.leadstream.qualification.lifecycle.LeadCannotMove;
import io.leadstream.qualification.lifecycle.LeadIsNotOffered;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.lifecycle.LifecycleState;
import io.leadstream.qualification.profile.Definitions;
import io.leadstream.qualification.profile.Kind;
import io.leadstream.qualification.profile.Subject;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Moves accounts, by rule and by command: change, history and event in one transaction. */
@ApplicationScoped
public class MoveAccount {

    private static final String BY_RULE = "qualification-service";
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** Who moves an account, and why. */
    record Why(String by, @Nullable String reason, @Nullable String note) {}

    private final Accounts accounts;
    private final CompanyCountries countries;
    private final Definitions definitions;
    private final AccountConfig config;
    private final QualificationEvents events;
    private final Clock clock;

    MoveAccount(
            Accounts accounts,
            CompanyCountries countries,
            Definitions definitions,
            AccountConfig config,
            QualificationEvents events,
            Clock clock) {
        this.accounts = accounts;
        this.countries = countries;
        this.definitions = definitions;
        this.config = config;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps what was told of companies. A target account enters the lifecycle, and is marketing-qualified when it fits
     * an ICP well enough, before anybody there was contacted.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void told(Collection<CompanyTold> companies) {
        accounts.tell(companies);
        var known = new java.util.HashMap<UUID, Instant>();
        companies.forEach(told -> known.put(told.company().id(), told.knownAt()));
        List<Account> waiting = accounts.waiting(known.keySet());
        Map<UUID, String> located =
                countries.of(waiting.stream().map(Account::id).toList());
        for (Account account : waiting) {
            Instant at = known.getOrDefault(account.id(), Instant.EPOCH);
            Account entered = account.state() == null
                    ? enter(account, LifecycleState.captured(at), at, new Why(BY_RULE, null, null))
                    : account;
            LifecycleState state = entered.state();
            if (state != null && fits(account, located.get(account.id()))) {
                enter(entered, state.reachThresholds(at), at, new Why(BY_RULE, null, null));
            }
        }
    }

    private boolean fits(Account account, @Nullable String country) {
        var subject = Subject.of(account.company(), country);
        return definitions.inForce(Kind.ICP).stream()
                .anyMatch(icp -> icp.fitOf(subject).share().compareTo(config.icpShare()) >= 0);
    }

    /** Moves an account by a person's command. */
    @Transactional
    Account by(
            UUID company,
            @Nullable String ifMatch,
            Why why,
            BiFunction<LifecycleState, Instant, LifecycleState> command) {
        Account account = accounts.locked(company);
        EntityTags.check(ifMatch, account.version());
        LifecycleState state = account.state();
        if (state == null) {
            throw Problem.of(409, "no-target-account", "No target account", "account-based selling does not aim at it")
                    .build();
        }
        Instant at = clock.instant();
        LifecycleState next = next(command, state, at);
        if (next.equals(state)) {
            events.nameOnAnswer(company, account.lastEvent());
            return account;
        }
        return enter(account, next, at, why);
    }

    /**
     * Sales does not take a marketing-qualified account; the same rejection again changes nothing.
     *
     * @param to recycled or disqualified
     */
    @Transactional
    Account reject(UUID company, @Nullable String ifMatch, Why why, Lifecycle to) {
        boolean isRejectedAlready = accounts.steps(company, END_OF_TIME).reversed().stream()
                .findFirst()
                .filter(last -> last.from() == Lifecycle.MQL && last.to() == to)
                .filter(last -> Objects.equals(last.reason(), why.reason()))
                .isPresent();
        return by(company, ifMatch, why, (state, at) -> isRejectedAlready ? state : state.reject(at, to));
    }

    private static LifecycleState next(
            BiFunction<LifecycleState, Instant, LifecycleState> command, LifecycleState state, Instant at) {
        try {
            return command.apply(state, at);
        } catch (LeadCannotMove refusal) {
            String detail = "an account cannot move from %s to %s".formatted(state.name(), refusal.to());
            throw Problem.of(409, "account-cannot-move", "Account cannot move", detail)
                    .with("from", state.name())
                    .with("to", refusal.to())
                    .with("allowed", state.allowed())
                    .build();
        } catch (LeadIsNotOffered refusal) {
            String detail = "only a marketing-qualified account is rejected, not one that is " + state.name();
            throw Problem.of(409, "account-is-not-offered", "Account is not offered", detail)
                    .with("from", state.name())
                    .with("allowed", state.allowed())
                    .build();
        }
    }

    private Account enter(Account account, LifecycleState next, Instant at, Why why) {
        LifecycleState from = account.state();
        var step = new AccountStep(
                account.version() + 1,
                from == null ? null : from.name(),
                next.name(),
                at,
                why.by(),
                why.reason(),
                why.note());
        accounts.add(account.id(), step);
        long event = events.publish(account.id(), AccountMoved.of(account, step), at);
        var moved = new Account(account.company(), account.target(), step.number(), next, event);
        accounts.save(moved);
        return moved;
    }
}
