package io.leadstream.qualification.framework;

import io.leadstream.qualification.sql.Sql;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Defines users' own frameworks, in versions, and says which framework counts by default. */
@ApplicationScoped
class DefineFramework {

    /** Every answer about a lead shows all of them. */
    private static final int MOST = 50;

    private static final String INSERT_CRITERION = """
            insert into framework_criterion (key, version, position, criterion, text, gap, required, facts)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Sql sql;
    private final Frameworks frameworks;
    private final Rankings rankings;
    private final Clock clock;

    DefineFramework(Sql sql, Frameworks frameworks, Rankings rankings, Clock clock) {
        this.sql = sql;
        this.frameworks = frameworks;
        this.rankings = rankings;
        this.clock = clock;
    }

    @Transactional
    Framework first(String key, FrameworkInput input, String by) {
        alone();
        frameworks.find(key).ifPresent(present -> {
            String detail = present.isBuiltIn()
                    ? key + " is built in, as the field has it: choose another key"
                    : key + " exists; PUT makes a new version of it";
            throw Problem.of(409, "framework-exists", "Framework exists", detail)
                    .build();
        });
        if (frameworks.all().stream().filter(each -> !each.isBuiltIn()).count() >= MOST) {
            throw Problem.of(409, "too-many-frameworks", "Too many frameworks", "there are " + MOST + " already")
                    .build();
        }
        return keep(input.toFramework(key, 1), by);
    }

    /** A new version; the same definition again changes nothing. */
    @Transactional
    Framework next(String key, @Nullable String ifMatch, FrameworkInput input, String by) {
        alone();
        Framework present = frameworks.find(key).orElseThrow(() -> Problem.notFound("framework " + key));
        if (present.isBuiltIn()) {
            throw Problem.of(409, "framework-is-built-in", "Framework is built in", key + " is as the field has it")
                    .build();
        }
        EntityTags.require(ifMatch, present.version());
        Framework next = input.toFramework(key, present.version());
        return next.equals(present) ? present : keep(input.toFramework(key, present.version() + 1), by);
    }

    @Transactional
    Choice setDefault(@Nullable String ifMatch, String key, String by) {
        alone();
        long number = frameworks.defaultNumber();
        EntityTags.require(ifMatch, number);
        if (frameworks.find(key).isEmpty()) {
            throw BadInput.of("framework", "is unknown; GET /api/frameworks lists them");
        }
        if (!frameworks.byDefault(Frameworks.END_OF_TIME).framework().key().equals(key)) {
            sql.update(
                    "insert into default_framework (number, framework, at, set_by) values (?, ?, ?, ?)",
                    number + 1,
                    key,
                    clock.instant(),
                    by);
        }
        return frameworks.byDefault(Frameworks.END_OF_TIME);
    }

    private Framework keep(Framework framework, String by) {
        sql.update(
                "insert into framework_version (key, version, name, origin, at, defined_by) values (?, ?, ?, ?, ?, ?)",
                framework.key(),
                framework.version(),
                framework.name(),
                framework.origin(),
                clock.instant(),
                by);
        var positions = IntStream.range(0, framework.criteria().size()).boxed().toList();
        sql.forAll(
                INSERT_CRITERION,
                positions,
                position -> row(framework, position, framework.criteria().get(position)));
        rankings.open(framework);
        return framework;
    }

    private static @Nullable Object[] row(Framework framework, int position, Criterion criterion) {
        return new @Nullable Object[] {
            framework.key(),
            framework.version(),
            position,
            criterion.key(),
            criterion.text(),
            criterion.gap(),
            criterion.required(),
            criterion.filledBy().stream().map(FactWord::key).collect(Collectors.joining(","))
        };
    }

    /** Waits for everybody who writes standings, and lets none begin, until the transaction ends. */
    private void alone() {
        sql.query("select pg_advisory_xact_lock(hashtextextended('framework', 50))", row -> true);
    }
}
