package io.leadstream.qualification.account;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.LeadBatch.CompanyTold;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.lifecycle.LifecycleState;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All companies of which anything was told, and the moves of those that are accounts. */
@ApplicationScoped
class Accounts {

    private static final String COLUMNS = """
            select company_id, name, industry, size_band, growth_stage, funded, growing, product_users, target,
                   version, state, since, last_event
            from account""";

    // whatever became known last counts, whichever came first; nothing said of the target leaves it as it is
    private static final String TELL = """
            insert into account as known (company_id, name, industry, size_band, growth_stage, funded, growing,
                                          product_users, target, told_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, false), ?)
            on conflict (company_id) do update
              set name = excluded.name, industry = excluded.industry, size_band = excluded.size_band,
                  growth_stage = excluded.growth_stage, funded = excluded.funded, growing = excluded.growing,
                  product_users = excluded.product_users, target = coalesce(?, known.target),
                  told_at = excluded.told_at
              where known.told_at <= excluded.told_at""";

    // what an account is like was told with a lead of it, too; those that are told of are held already
    private static final String TO_RANK = "update account set ranked = false where company_id = any(?) and ranked";

    static final String WAITING = COLUMNS
            + " where company_id = any(?) and target and (state is null or state = 'IQL') order by company_id for update";

    static final String IN_STATE = COLUMNS + " where state = ? and company_id > ? order by company_id limit ?";
    static final String IN_ANY = COLUMNS + " where state is not null and company_id > ? order by company_id limit ?";

    private static final String MOVE = """
            update account set version = ?, state = ?, since = ?, last_event = ? where company_id = ?""";

    private static final String ADD_STEP = """
            insert into account_step (company_id, number, from_state, to_state, at, moved_by, reason, note)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String STEPS = """
            select number, from_state, to_state, at, moved_by, reason, note from account_step
            where company_id = ? and at <= ? order by number""";

    private final Sql sql;

    Accounts(Sql sql) {
        this.sql = sql;
    }

    /** Keeps what was told of companies, each once; they are to be compared with won ones anew. */
    void tell(Collection<CompanyTold> companies) {
        sql.forAll(TELL, companies, told -> {
            Company company = told.company();
            return new @Nullable Object[] {
                company.id(),
                company.name(),
                company.industry(),
                company.sizeBand(),
                company.growthStage(),
                company.funded(),
                company.growing(),
                company.productUsers(),
                company.targetAccount(),
                told.knownAt(),
                company.targetAccount()
            };
        });
        if (!companies.isEmpty()) {
            sql.update(
                    TO_RANK, companies.stream().map(told -> told.company().id()).toList());
        }
    }

    /** Target accounts among them that rules may move, held until the transaction ends. */
    List<Account> waiting(Collection<UUID> companies) {
        return companies.isEmpty() ? List.of() : sql.query(WAITING, Accounts::read, companies);
    }

    Account get(UUID company) {
        return only(COLUMNS + " where company_id = ?", company);
    }

    /** Holds an account until the transaction ends. */
    Account locked(UUID company) {
        return only(COLUMNS + " where company_id = ? for update", company);
    }

    private Account only(String select, UUID company) {
        return sql.query(select, Accounts::read, company).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFoundYet("account " + company));
    }

    /** Accounts in a state, or in any where none is given. */
    List<Account> in(@Nullable Lifecycle state, UUID after, int limit) {
        return state == null
                ? sql.query(IN_ANY, Accounts::read, after, limit)
                : sql.query(IN_STATE, Accounts::read, state, after, limit);
    }

    /** Keeps an account as it stands now. */
    void save(Account account) {
        LifecycleState state = account.state();
        sql.update(
                MOVE,
                account.version(),
                state == null ? null : state.name(),
                state == null ? null : state.since(),
                account.lastEvent(),
                account.id());
    }

    void add(UUID company, AccountStep step) {
        sql.update(
                ADD_STEP,
                company,
                step.number(),
                step.from(),
                step.to(),
                step.at(),
                step.by(),
                step.reason(),
                step.note());
    }

    List<AccountStep> steps(UUID company, Instant asOf) {
        return sql.query(STEPS, Accounts::step, company, asOf);
    }

    private static AccountStep step(Row row) throws SQLException {
        String from = row.text("from_state");
        return new AccountStep(
                row.number("number"),
                from == null ? null : Lifecycle.valueOf(from),
                Lifecycle.valueOf(String.valueOf(row.text("to_state"))),
                row.instant("at"),
                String.valueOf(row.text("moved_by")),
                row.text("reason"),
                row.text("note"));
    }

    private static Account read(Row row) throws SQLException {
        var company = new Company(
                row.id("company_id"),
                row.text("name"),
                row.text("industry"),
                row.text("size_band"),
                row.flag("funded"),
                row.flag("growing"),
                row.text("growth_stage"),
                row.numberOrNull("product_users"),
                row.flag("target"));
        String state = row.text("state");
        return new Account(
                company,
                row.flag("target"),
                row.number("version"),
                state == null ? null : LifecycleState.of(Lifecycle.valueOf(state), row.instant("since")),
                row.number("last_event"));
    }
}
