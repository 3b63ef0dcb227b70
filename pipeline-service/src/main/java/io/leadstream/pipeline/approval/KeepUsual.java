package io.leadstream.pipeline.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.By;
import io.leadstream.rest.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Keeps what approvals usually are, with a version: 0 until somebody says other than what the program comes with. */
@ApplicationScoped
class KeepUsual {

    private static final String FIND = "select version, content from usual_approvals";
    private static final String LOCKED = FIND + " for update";
    private static final String KEEP = """
            insert into usual_approvals (version, content, changed_by, changed_at) values (?, ?::jsonb, ?, ?)
            on conflict (one) do update
              set version = excluded.version, content = excluded.content, changed_by = excluded.changed_by,
                  changed_at = excluded.changed_at
              where usual_approvals.version < excluded.version""";

    private final Sql sql;
    private final ObjectMapper mapper;

    KeepUsual(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** What holds now. */
    record Kept(long version, UsualApprovals usual) {}

    Kept now() {
        return read(FIND);
    }

    UsualApprovals usual() {
        return now().usual;
    }

    /** By who has seen what holds now; the same again changes nothing. */
    @Transactional
    Kept replace(@Nullable String ifMatch, UsualApprovals usual, By by) {
        Kept before = read(LOCKED);
        EntityTags.require(ifMatch, before.version);
        if (before.usual.equals(usual)) {
            return before;
        }
        if (sql.update(KEEP, before.version + 1, json(usual), by.actor(), by.knownAt()) == 0) {
            // two were the first to say so: the other one has
            EntityTags.require(ifMatch, before.version + 1);
        }
        return now();
    }

    private Kept read(String statement) {
        return sql.first(statement, row -> new Kept(row.getLong("version"), of(row.getString("content"))))
                .orElse(new Kept(0, UsualApprovals.DEFAULT));
    }

    private UsualApprovals of(String json) {
        try {
            return mapper.readValue(json, UsualApprovals.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }

    private String json(UsualApprovals usual) {
        try {
            return mapper.writeValueAsString(usual);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
