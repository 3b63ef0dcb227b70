package io.leadstream.pipeline.methodology;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All recommendations that were made. */
@ApplicationScoped
class Recommendations {

    private static final String INSERT = """
            insert into recommendation (id, made_at, made_by, pipeline, segment, approach, adopted, answer)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb)""";

    static final String PAGE = """
            select id, made_at, made_by, pipeline, segment, approach, adopted from recommendation
            where ?::uuid is null or id < ? order by id desc limit ?""";

    static final String FIND = "select answer from recommendation where id = ?";

    private final Sql sql;
    private final Kept kept;

    Recommendations(Sql sql, Kept kept) {
        this.sql = sql;
        this.kept = kept;
    }

    /** One in a list: the whole of it is found by its id. */
    @Schema(name = "RecommendationSummary")
    record Summary(
            UUID id,
            Instant at,
            String by,
            @Nullable String pipeline,
            Map<String, String> segment,
            String approach,
            boolean adopted) {}

    void keep(RecommendationView made, String by) {
        sql.update(
                INSERT,
                made.id(),
                made.at(),
                by,
                made.pipeline(),
                kept.json(made.segment()),
                made.approach(),
                made.adopted(),
                kept.json(made));
    }

    Optional<JsonNode> find(UUID id) {
        return sql.first(FIND, row -> kept.tree(row.getString("answer")), id);
    }

    /** The newest first. */
    List<Summary> page(@Nullable UUID after, int limit) {
        return sql.list(PAGE, this::summary, after, after, limit);
    }

    private Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "made_at")),
                row.getString("made_by"),
                row.getString("pipeline"),
                kept.texts(row.getString("segment")),
                row.getString("approach"),
                row.getBoolean("adopted"));
    }
}
