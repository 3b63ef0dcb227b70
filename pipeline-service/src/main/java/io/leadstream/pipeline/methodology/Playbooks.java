package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which methodologies pipelines and their stages carry. */
@ApplicationScoped
class Playbooks {

    static final String NOW = """
            select stage, methodology from playbook where pipeline = ? and detached_at is null
            order by stage nulls first, methodology""";

    private static final String BEGIN =
            "insert into playbook_set (pipeline, version) values (?, 0) on conflict do nothing";
    private static final String LOCK = "select version from playbook_set where pipeline = ? for update";
    private static final String VERSION = "select version from playbook_set where pipeline = ?";
    private static final String COUNT_UP = "update playbook_set set version = version + 1 where pipeline = ?";

    private static final String ATTACH = """
            insert into playbook (pipeline, stage, methodology, attached_at, attached_by)
            values (?, ?, ?, ?, ?)""";

    private static final String DETACH = """
            update playbook set detached_at = ?
            where pipeline = ? and stage is not distinct from ? and methodology = ? and detached_at is null""";

    private final Sql sql;

    Playbooks(Sql sql) {
        this.sql = sql;
    }

    /**
     * What a pipeline carries now.
     *
     * @param methodologies for the whole of it
     * @param stages for some of its stages alone, by stage
     */
    record Attached(List<String> methodologies, SortedMap<String, List<String>> stages) {

        List<String> of(@Nullable String stage) {
            return stage == null ? methodologies : stages.getOrDefault(stage, List.of());
        }
    }

    /** Lets one at a time change what a pipeline carries. Returns the version; 0 when it never carried any. */
    long lock(String pipeline) {
        sql.update(BEGIN, pipeline);
        return sql.first(LOCK, row -> row.getLong("version"), pipeline).orElseThrow();
    }

    long version(String pipeline) {
        Optional<Long> version = sql.first(VERSION, row -> row.getLong("version"), pipeline);
        return version.orElse(0L);
    }

    Attached of(String pipeline) {
        record Line(@Nullable String stage, String methodology) {}
        List<Line> lines =
                sql.list(NOW, row -> new Line(row.getString("stage"), row.getString("methodology")), pipeline);
        var stages = new TreeMap<String, List<String>>();
        for (String stage : lines.stream()
                .flatMap(line -> java.util.stream.Stream.ofNullable(line.stage()))
                .distinct()
                .toList()) {
            stages.put(
                    stage,
                    lines.stream()
                            .filter(line -> stage.equals(line.stage()))
                            .map(Line::methodology)
                            .toList());
        }
        return new Attached(
                lines.stream()
                        .filter(line -> line.stage() == null)
                        .map(Line::methodology)
                        .toList(),
                stages);
    }

    /** Makes it carry these and no others; returns whether it did not already. */
    boolean replace(String pipeline, @Nullable String stage, Collection<String> wanted, String by, Instant at) {
        var present = new TreeSet<>(of(pipeline).of(stage));
        var next = new TreeSet<>(wanted);
        if (present.equals(next)) {
            return false;
        }
        present.stream()
                .filter(key -> !next.contains(key))
                .forEach(key -> sql.update(DETACH, at, pipeline, stage, key));
        next.stream()
                .filter(key -> !present.contains(key))
                .forEach(key -> sql.update(ATTACH, pipeline, stage, key, at, by));
        sql.update(COUNT_UP, pipeline);
        return true;
    }
}
