package io.leadstream.qualification.account;

import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was found out about accounts. */
@ApplicationScoped
class AccountFacts {

    static final String CURRENT = """
            select distinct on (criterion) criterion, value, confidence, evidence, at, recorded_by from account_fact
            where company_id = ? order by criterion, version desc""";

    private static final String ADD = """
            insert into account_fact (company_id, version, criterion, value, confidence, evidence, at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    /** A fact, who recorded it and when; none where somebody cleared the criterion. */
    record Recorded(String criterion, @Nullable Fact fact, Instant at, String by) {}

    private final Sql sql;

    AccountFacts(Sql sql) {
        this.sql = sql;
    }

    List<Recorded> recordsOf(UUID company) {
        return sql.query(CURRENT, AccountFacts::read, company).stream()
                .filter(recorded -> recorded.fact() != null)
                .toList();
    }

    /** What is known, by criterion. */
    Map<String, Fact> of(UUID company) {
        return recordsOf(company).stream()
                .collect(toMap(Recorded::criterion, recorded -> java.util.Objects.requireNonNull(recorded.fact())));
    }

    void add(UUID company, long version, List<Recorded> facts) {
        sql.forAll(ADD, facts, recorded -> {
            Fact fact = recorded.fact();
            return new @Nullable Object[] {
                company,
                version,
                recorded.criterion(),
                fact == null ? null : fact.value(),
                fact == null ? null : fact.confidence(),
                fact == null || fact.evidence() == null ? null : fact.evidence().toString(),
                recorded.at(),
                recorded.by()
            };
        });
    }

    private static Recorded read(Row row) throws SQLException {
        String value = row.text("value");
        String evidence = row.text("evidence");
        Fact fact = value == null
                ? null
                : new Fact(value, row.decimalOrNull("confidence"), evidence == null ? null : URI.create(evidence));
        return new Recorded(
                String.valueOf(row.text("criterion")),
                fact,
                row.instant("at"),
                String.valueOf(row.text("recorded_by")));
    }
}
