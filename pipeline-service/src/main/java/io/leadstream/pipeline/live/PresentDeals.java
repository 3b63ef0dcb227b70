package io.leadstream.pipeline.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deals of a batch of events as they are by now, and what was changed of them. */
@ApplicationScoped
class PresentDeals {

    static final String FIND = """
            select id, version, pipeline, pipeline_version, stage, stage_entered_at, state, amount, currency, owner,
                   expected_close, forecast_category, origin, lead_id, company_id, team, competitors, segments
            from deal where id = any (?)""";

    static final String EDITS = """
            select f.deal_id, f.sequence, f.details ->> 'fields' as fields, f.before
            from unnest(?::uuid[], ?::bigint[]) as g (deal_id, sequence)
              join deal_fact f on f.deal_id = g.deal_id and f.sequence = g.sequence
            where f.type = 'CHANGED'""";

    /** @param values of each filter by its name */
    record Present(
            long version,
            String pipeline,
            int pipelineVersion,
            String stage,
            Instant stageEnteredAt,
            String state,
            @Nullable Money amount,
            @Nullable String owner,
            @Nullable LocalDate expectedClose,
            @Nullable String category,
            Map<String, Set<String>> values) {}

    /** An event of a deal. */
    record Change(UUID dealId, long sequence) {}

    /**
     * What a change of terms changed.
     *
     * @param before the values that filters look at
     */
    record Edit(List<String> fields, Map<String, Set<String>> before) {}

    private final Sql sql;
    private final ObjectMapper mapper;

    PresentDeals(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** Those that are gone are left out. */
    Map<UUID, Present> of(Collection<UUID> ids) {
        var found = new HashMap<UUID, Present>();
        if (!ids.isEmpty()) {
            sql.list(FIND, row -> found.put(row.getObject("id", UUID.class), read(row)), ids);
        }
        return found;
    }

    Map<Change, Edit> edits(Collection<Change> changes) {
        var found = new HashMap<Change, Edit>();
        if (!changes.isEmpty()) {
            List<Change> asked = List.copyOf(changes);
            sql.list(
                    EDITS,
                    row -> found.put(
                            new Change(row.getObject("deal_id", UUID.class), row.getLong("sequence")), edit(row)),
                    asked.stream().map(Change::dealId).toList(),
                    asked.stream().map(Change::sequence).toList());
        }
        return found;
    }

    private Edit edit(ResultSet row) throws SQLException {
        String fields = row.getString("fields");
        var before = new HashMap<String, Set<String>>();
        JsonNode old = tree(row.getString("before"));
        for (String name : List.of("owner", "category")) {
            put(before, name, old.path(name).textValue());
        }
        put(before, "currency", old.path("amount").path("currency").textValue());
        old.path("team").forEach(member -> put(before, "team", member.textValue()));
        old.path("competitors").forEach(name -> put(before, "competitor", name.textValue()));
        segments(before, old.path("segments"));
        return new Edit(fields == null ? List.of() : List.of(fields.split(", ")), before);
    }

    private Present read(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        String currency = row.getString("currency");
        return new Present(
                row.getLong("version"),
                row.getString("pipeline"),
                row.getInt("pipeline_version"),
                row.getString("stage"),
                Objects.requireNonNull(Sql.instant(row, "stage_entered_at")),
                row.getString("state"),
                amount == null || currency == null ? null : new Money(amount, currency),
                row.getString("owner"),
                row.getObject("expected_close", LocalDate.class),
                row.getString("forecast_category"),
                values(row));
    }

    private Map<String, Set<String>> values(ResultSet row) throws SQLException {
        var values = new HashMap<String, Set<String>>();
        for (String column : List.of("pipeline", "stage", "state", "owner", "origin", "currency")) {
            put(values, column, row.getString(column));
        }
        put(values, "category", row.getString("forecast_category"));
        put(values, "leadId", row.getString("lead_id"));
        put(values, "companyId", row.getString("company_id"));
        for (String member : texts(row.getArray("team"))) {
            put(values, "team", member);
        }
        for (String competitor : texts(row.getArray("competitors"))) {
            put(values, "competitor", competitor);
        }
        segments(values, tree(row.getString("segments")));
        return values;
    }

    private static void segments(Map<String, Set<String>> values, JsonNode segments) {
        segments.properties()
                .forEach(segment -> put(
                        values,
                        DealFilter.segmentNamed(segment.getKey()),
                        segment.getValue().textValue()));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    static void put(Map<String, Set<String>> values, String name, @Nullable String value) {
        if (value != null) {
            values.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value);
        }
    }

    private JsonNode tree(@Nullable String json) {
        try {
            return mapper.readTree(json == null ? "{}" : json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }
}
