package io.leadstream.qualification.account;

import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactValue;
import io.leadstream.qualification.framework.FactValueJson;
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
            select distinct on (criterion) criterion, value, structure, confidence, evidence, at, recorded_by
            from account_fact where company_id = ? and at <= ? order by criterion, version desc""";

    private static final String ADD = """
            insert into account_fact (company_id, version, criterion, value, structure, confidence, evidence, at,
                                      recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** A fact, who recorded it and when; none where somebody cleared the criterion. */
    record Recorded(String criterion, @Nullable Fact fact, Instant at, String by) {}

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Sql sql;

    AccountFacts(Sql sql) {
        this.sql = sql;
    }

    /** The latest entry of each word by then, also one that cleared it. */
    List<Recorded> recordsOf(UUID company, Instant asOf) {
        return sql.query(CURRENT, AccountFacts::read, company, asOf);
    }

    /** What is known, by word. */
    Map<String, Fact> of(UUID company) {
        return recordsOf(company, END_OF_TIME).stream()
                .filter(recorded -> recorded.fact() != null)
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
                fact == null || fact.what() instanceof FactValue.Words ? null : FactValueJson.toText(fact.what()),
                fact == null ? null : fact.confidence(),
                fact == null || fact.evidence() == null ? null : fact.evidence().toString(),
                recorded.at(),
                recorded.by()
            };
        });
    }

    private static FactValue what(String value, @Nullable String structure) {
        return structure == null ? new FactValue.Words(value) : FactValueJson.ofText(structure);
    }

    private static Recorded read(Row row) throws SQLException {
        String value = row.text("value");
        String evidence = row.text("evidence");
        Fact fact = value == null
                ? null
                : new Fact(
                        what(value, row.text("structure")),
                        row.decimalOrNull("confidence"),
                        evidence == null ? null : URI.create(evidence));
        return new Recorded(
                String.valueOf(row.text("criterion")),
                fact,
                row.instant("at"),
                String.valueOf(row.text("recorded_by")));
    }
}
