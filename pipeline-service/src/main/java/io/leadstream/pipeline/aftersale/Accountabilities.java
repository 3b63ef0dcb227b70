package io.leadstream.pipeline.aftersale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.By;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is responsible for which deal; every version is kept. */
@ApplicationScoped
class Accountabilities {

    private static final String LATEST = """
            select version, account_manager, customer_success, stages, at, by from accountability
            where deal_id = ? order by version desc limit 1""";
    private static final String ADD = """
            insert into accountability (id, deal_id, version, account_manager, customer_success, stages, at, by)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)""";

    private final Sql sql;
    private final ObjectMapper mapper;

    Accountabilities(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** @param version 0 while nobody said anything */
    record Kept(
            Accountability who,
            long version,
            @Nullable Instant at,
            @Nullable String by) {

        static final Kept NOTHING = new Kept(Accountability.NONE, 0, null, null);
    }

    Kept of(UUID dealId) {
        return sql.first(LATEST, this::read, dealId).orElse(Kept.NOTHING);
    }

    /** The caller has locked the deal. */
    Kept keep(UUID dealId, Accountability who, long version, By by) {
        sql.update(
                ADD,
                UuidCreator.getTimeOrderedEpoch(),
                dealId,
                version,
                who.accountManager(),
                who.customerSuccess(),
                json(who.exceptions()),
                by.knownAt(),
                by.actor());
        return new Kept(who, version, by.knownAt(), by.actor());
    }

    private Kept read(ResultSet row) throws SQLException {
        return new Kept(
                new Accountability(
                        row.getString("account_manager"),
                        row.getString("customer_success"),
                        stages(row.getString("stages"))),
                row.getLong("version"),
                Sql.instant(row, "at"),
                row.getString("by"));
    }

    private List<Accountability.OfStage> stages(String json) {
        try {
            return mapper.readValue(json, new TypeReference<List<Accountability.OfStage>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    private String json(List<Accountability.OfStage> stages) {
        try {
            return mapper.writeValueAsString(stages);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
