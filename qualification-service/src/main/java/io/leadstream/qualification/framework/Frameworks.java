package io.leadstream.qualification.framework;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All frameworks, built in and users' own, and which of them counts for whom. */
@ApplicationScoped
public class Frameworks {

    /** The newest versions by then. Few rows: there is a limit on frameworks and on their criteria. */
    private static final String OWN = """
            select v.key, v.version, v.name, v.origin, c.criterion, c.text, c.gap, c.required, c.facts
            from framework_version v join framework_criterion c using (key, version)
            where v.version = (select max(w.version) from framework_version w where w.key = v.key and w.at <= ?)
            order by v.key, c.position""";

    static final String CHOSEN = """
            select framework, at, chosen_by as by from chosen_framework
            where lead_id = ? and at <= ? order by version desc limit 1""";

    private static final String BY_DEFAULT = """
            select framework, at, set_by as by from default_framework
            where at <= ? order by number desc limit 1""";

    static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private record Named(
            @Nullable String framework,
            Instant at,
            @Nullable String by) {}

    private record Line(Framework head, Criterion criterion) {}

    private final Sql sql;
    private final FrameworkConfig config;

    Frameworks(Sql sql, FrameworkConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /** A service that would refuse every question later does not start. */
    void check(@Observes StartupEvent started) {
        configured(END_OF_TIME);
    }

    /** The built-in ones first, then users' own by key. */
    public List<Framework> all() {
        return all(END_OF_TIME);
    }

    /** As they were defined at that time. */
    public List<Framework> all(Instant asOf) {
        return Stream.concat(BuiltIn.ALL.stream(), own(asOf).stream()).toList();
    }

    public Optional<Framework> find(String key) {
        return find(key, END_OF_TIME);
    }

    /** The four kinds of question; every qualified lead was asked them, whichever framework counts. */
    public Framework spin() {
        return BuiltIn.SPIN;
    }

    /** The framework that counts for a lead. */
    public Framework of(UUID lead) {
        return choiceOf(lead, END_OF_TIME).framework();
    }

    /** The framework that counted for a lead at that time, and who chose it. */
    public Choice choiceOf(UUID lead, Instant asOf) {
        return sql.query(CHOSEN, Frameworks::named, lead, asOf).stream()
                .filter(named -> named.framework() != null)
                .findFirst()
                .flatMap(named -> find(Objects.requireNonNull(named.framework()), asOf)
                        .map(framework -> new Choice(framework, true, named.at(), named.by())))
                .orElseGet(() -> byDefault(asOf));
    }

    /** The framework of leads that have none of their own. */
    public Choice byDefault(Instant asOf) {
        return sql.query(BY_DEFAULT, Frameworks::named, asOf).stream()
                .findFirst()
                .flatMap(named -> find(Objects.requireNonNull(named.framework()), asOf)
                        .map(framework -> new Choice(framework, false, named.at(), named.by())))
                .orElseGet(() -> new Choice(configured(asOf), false, null, null));
    }

    /** How often the default was set. */
    long defaultNumber() {
        return sql.query("select count(*) as n from default_framework", row -> row.number("n"))
                .getFirst();
    }

    /** Remembers the choice for a lead; none lets the default count again. */
    public void choose(UUID lead, long version, @Nullable String key, Instant at, String by) {
        sql.update(
                "insert into chosen_framework (lead_id, version, framework, at, chosen_by) values (?, ?, ?, ?, ?)",
                lead,
                version,
                key,
                at,
                by);
    }

    /** Holds off new versions until the transaction ends, so that none misses what the transaction writes. */
    public void holdOffVersions() {
        sql.query("select pg_advisory_xact_lock_shared(hashtextextended('framework', 50))", row -> true);
    }

    public void erase(Collection<UUID> leads) {
        sql.update("delete from chosen_framework where lead_id = any(?)", leads);
    }

    private Framework configured(Instant asOf) {
        String key = config.byDefault();
        return find(key, asOf)
                .orElseThrow(() -> new IllegalStateException("leadstream.framework.by-default names no framework"));
    }

    private Optional<Framework> find(String key, Instant asOf) {
        return BuiltIn.find(key).or(() -> own(asOf).stream()
                .filter(framework -> framework.key().equals(key))
                .findFirst());
    }

    private List<Framework> own(Instant asOf) {
        var heads = new LinkedHashMap<String, Framework>();
        var criteria = new LinkedHashMap<String, List<Criterion>>();
        for (Line line : sql.query(OWN, Frameworks::line, asOf)) {
            heads.putIfAbsent(line.head().key(), line.head());
            criteria.computeIfAbsent(line.head().key(), key -> new ArrayList<>())
                    .add(line.criterion());
        }
        return heads.values().stream()
                .map(head -> new Framework(
                        head.key(),
                        head.version(),
                        head.name(),
                        head.origin(),
                        criteria.getOrDefault(head.key(), List.of())))
                .toList();
    }

    private static Line line(Row row) throws SQLException {
        var head = new Framework(
                present(row, "key"),
                (int) row.number("version"),
                present(row, "name"),
                present(row, "origin"),
                List.of());
        List<FactWord> words = Stream.of(present(row, "facts").split(",", -1))
                .flatMap(word -> FactWord.named(word).stream())
                .toList();
        return new Line(
                head,
                new Criterion(
                        present(row, "criterion"),
                        present(row, "text"),
                        present(row, "gap"),
                        row.flag("required"),
                        words));
    }

    private static Named named(Row row) throws SQLException {
        return new Named(row.text("framework"), row.instant("at"), row.text("by"));
    }

    private static String present(Row row, String column) throws SQLException {
        return Objects.requireNonNull(row.text(column), column);
    }
}
