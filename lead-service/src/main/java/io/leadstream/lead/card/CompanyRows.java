package io.leadstream.lead.card;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The companies' rows, read and written as sets. */
@ApplicationScoped
class CompanyRows {

    private static final String COLUMNS =
            "id, version, domain, name_key, name, industry, employees, growth_stage, funding, product_users,"
                    + " target_account, created_at";

    private static final String FIND = """
            select %1$s from company where id = any (?::uuid[])
            union all select %1$s from company where domain = any (?::text[])
            union all select %1$s from company where domain is null and name_key = any (?::text[])""".formatted(COLUMNS);

    private static final String LOCK = "select " + COLUMNS + " from company where id = ? for update";

    // waits for whoever opens one of the same key; the order of the keys is everybody's
    private static final String OPEN = """
            insert into company (id, version, domain, name_key, name, industry, employees, growth_stage, funding,
              product_users, search_text, created_at)
            select opened.*, ?::timestamptz
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[],
              ?::text[], ?::int[], ?::text[]) as opened
            on conflict do nothing returning id""";

    private static final String REVISE = """
            update company set version = ?, name = ?, industry = ?, employees = ?, growth_stage = ?, funding = ?,
              product_users = ?, search_text = ? where id = ?""";

    private static final String RELABEL = """
            update lead set search_text = case when search_text like '%|%'
                                               then regexp_replace(search_text, '[|].*[|]', ?)
                                               else search_text || ' ' || ? end
            where company_id = ?""";

    private static final String DELETE = """
            delete from company c where id = any (?::uuid[])
              and not exists (select 1 from lead where company_id = c.id)"""; // two cards of one person may share it

    private final Sql sql;
    private final Event<CompanyChange> changes;

    CompanyRows(Sql sql, Event<CompanyChange> changes) {
        this.sql = sql;
        this.changes = changes;
    }

    /** Whoever keeps what follows from a company does so in the same transaction. */
    void tell(CompanyChange change) {
        changes.fire(change);
    }

    /** Those of these ids or keys. */
    List<Company> find(Collection<UUID> ids, Collection<CompanyKey> keys) {
        List<String> domains =
                keys.stream().map(CompanyKey::domain).filter(Objects::nonNull).toList();
        List<String> names = keys.stream()
                .filter(key -> key.domain() == null)
                .map(CompanyKey::nameKey)
                .toList();
        return ids.isEmpty() && domains.isEmpty() && names.isEmpty()
                ? List.of()
                : sql.list(FIND, CompanyRows::read, ids, domains, names);
    }

    /** As it is now, locked until the transaction ends; empty when it is gone. */
    Optional<Company> lock(UUID id) {
        return sql.first(LOCK, CompanyRows::read, id);
    }

    /** Writes new ones, in the order given; returns the ids of those whose key nobody else had opened meanwhile. */
    Set<UUID> open(List<Company> companies, Instant at) {
        if (companies.isEmpty()) {
            return Set.of();
        }
        List<Firmographics> known =
                companies.stream().map(Company::firmographics).toList();
        return new HashSet<>(sql.list(
                OPEN,
                row -> row.getObject(1, UUID.class),
                at,
                all(companies, Company::id),
                all(companies, Company::version),
                all(companies, Company::domain),
                all(companies, Company::nameKey),
                all(known, Firmographics::name),
                all(known, Firmographics::industry),
                all(known, Firmographics::employees),
                all(known, Firmographics::growthStage),
                all(known, Firmographics::funding),
                all(known, Firmographics::productUsers),
                all(companies, Company::searchText)));
    }

    void revise(Company company) {
        Firmographics known = company.firmographics();
        sql.update(
                REVISE,
                company.version(),
                known.name(),
                known.industry(),
                known.employees(),
                known.growthStage(),
                known.funding(),
                known.productUsers(),
                company.searchText(),
                company.id());
    }

    /** Its leads are found by its name; their versions stay. */
    void relabel(Company company) {
        String words = SearchText.of(company);
        sql.update(RELABEL, words, words, company.id());
    }

    void delete(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            sql.update(DELETE, ids);
        }
    }

    private static <T, V> List<@Nullable V> all(List<T> rows, Function<T, @Nullable V> column) {
        return rows.stream().map(column).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Company read(ResultSet row) throws SQLException {
        return new Company(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("domain"),
                row.getString("name_key"),
                new Firmographics(
                        row.getString("name"),
                        row.getString("industry"),
                        row.getObject("employees", Integer.class),
                        row.getString("growth_stage"),
                        row.getString("funding"),
                        row.getObject("product_users", Integer.class)),
                row.getBoolean("target_account"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
