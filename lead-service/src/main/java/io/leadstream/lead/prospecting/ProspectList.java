package io.leadstream.lead.prospecting;

import io.leadstream.messaging.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A list of prospects, and how far its building has come.
 *
 * @param filter the rule by which it is built: JSON
 * @param generation of the members that are shown; 0 before the first is built
 * @param building the generation in the making
 * @param lastLead where the building stands, from the newest lead on
 */
record ProspectList(
        UUID id,
        long version,
        String name,
        @Nullable String segment,
        String filter,
        int limit,
        State state,
        int generation,
        int building,
        @Nullable UUID lastLead,
        long read,
        int found,
        boolean complete,
        String author,
        Instant createdAt,
        @Nullable Instant builtAt) {

    /** Whether its members are found. */
    @Schema(name = "ProspectListState")
    enum State {
        QUEUED,
        RUNNING,
        DONE
    }

    static ProspectList read(ResultSet row) throws SQLException {
        return new ProspectList(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                row.getString("segment"),
                row.getString("filter"),
                row.getInt("size_limit"),
                State.valueOf(row.getString("state")),
                row.getInt("generation"),
                row.getInt("building"),
                row.getObject("last_lead", UUID.class),
                row.getLong("read"),
                row.getInt("found"),
                row.getBoolean("complete"),
                row.getString("author"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "built_at"));
    }
}
