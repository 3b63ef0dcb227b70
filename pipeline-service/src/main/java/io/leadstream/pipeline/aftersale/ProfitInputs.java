package io.leadstream.pipeline.aftersale;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.By;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the company says of its costs and customers, each from a day on until the next one's. */
@ApplicationScoped
class ProfitInputs {

    private static final String ADD = """
            insert into profit_input (id, kind, segment, segment_value, company_id, valid_from, value, recorded_at,
                                      recorded_by)
            values (?, ?, ?, ?, ?::uuid, ?, ?, ?, ?)""";
    private static final String SELECT = """
            select id, kind, segment, segment_value, company_id, valid_from, value, recorded_at, recorded_by
            from profit_input\s""";
    private static final String PAGE =
            SELECT + "where id < ? and (?::text is null or kind = ?) order by id desc limit ?";

    /** Of each kind and scope what holds on a day; said later counts. */
    private static final String HOLDING = """
            select distinct on (kind, segment, segment_value, company_id)
                   id, kind, segment, segment_value, company_id, valid_from, value, recorded_at, recorded_by
            from profit_input where valid_from <= ?
            order by kind, segment, segment_value, company_id, valid_from desc, id desc""";

    private final Sql sql;

    ProfitInputs(Sql sql) {
        this.sql = sql;
    }

    /**
     * Of whom something is said: of a segment, a company, or all.
     *
     * @param segment its name, with value
     */
    record Scope(
            @Nullable String segment,
            @Nullable String value,
            @Nullable UUID companyId) {

        static final Scope ALL = new Scope(null, null, null);
    }

    /**
     * Something that was said.
     *
     * @param value amounts in the base currency
     */
    record Said(
            UUID id,
            ProfitInput kind,
            Scope scope,
            LocalDate validFrom,
            BigDecimal value,
            Instant recordedAt,
            String recordedBy) {}

    Said add(ProfitInput kind, Scope scope, LocalDate validFrom, BigDecimal value, By by) {
        var said = new Said(UuidCreator.getTimeOrderedEpoch(), kind, scope, validFrom, value, by.knownAt(), by.actor());
        sql.update(
                ADD,
                said.id(),
                kind,
                scope.segment(),
                scope.value(),
                scope.companyId(),
                validFrom,
                value,
                by.knownAt(),
                by.actor());
        return said;
    }

    /** The newest first. */
    List<Said> page(@Nullable ProfitInput kind, @Nullable UUID after, int limit) {
        return sql.list(PAGE, ProfitInputs::read, after == null ? new UUID(-1, -1) : after, kind, kind, limit);
    }

    List<Said> holdingOn(LocalDate day) {
        return sql.list(HOLDING, ProfitInputs::read, day);
    }

    /** What holds for a scope: its own, else what is said of all. */
    static Map<ProfitInput, Profitability.Given> of(Scope scope, List<Said> holding) {
        var given = new EnumMap<ProfitInput, Profitability.Given>(ProfitInput.class);
        for (Said said : holding) {
            boolean own = said.scope().equals(scope);
            if (own || (said.scope().equals(Scope.ALL) && !given.containsKey(said.kind()))) {
                // of all together everything is borne whole
                given.put(said.kind(), new Profitability.Given(said.value(), !own));
            }
        }
        return given;
    }

    private static Said read(ResultSet row) throws SQLException {
        return new Said(
                row.getObject("id", UUID.class),
                ProfitInput.valueOf(row.getString("kind")),
                new Scope(
                        row.getString("segment"),
                        row.getString("segment_value"),
                        row.getObject("company_id", UUID.class)),
                row.getObject("valid_from", LocalDate.class),
                row.getBigDecimal("value"),
                Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                row.getString("recorded_by"));
    }
}
