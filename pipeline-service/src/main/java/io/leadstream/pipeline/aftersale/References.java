package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.aftersale.Reference.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All customers who agreed to speak for us, and for which deals they did. */
@ApplicationScoped
class References {

    private static final String COLUMNS = """
            r.id, r.deal_id, d.company_id, r.consent_date, r.consent_evidence, r.formats, r.recorded_at, r.recorded_by,
            r.withdrawn_at, r.uses, r.last_used_at, r.version""";
    private static final String FROM = " from reference r join deal d on d.id = r.deal_id ";
    private static final String ONE = "select " + COLUMNS + FROM + "where r.id = ?";
    private static final String LOCKED = ONE + " for update of r";
    private static final String PAGE = "select " + COLUMNS + FROM + """
            where r.id < ? and (?::text is null or (r.withdrawn_at is null) = (? = 'ACTIVE'))
            order by r.id desc limit ?""";

    /**
     * Who may be asked for a deal: active, live and kept still, not of its own company. Similar is who shares segments
     * with it (shared pairs over all pairs of both, Jaccard); of equally similar ones who was asked less.
     */
    static final String PROPOSED = """
            select * from (
              select %s,
                     case when both_of.pairs = 0 then 0 else round(shared.n::numeric / both_of.pairs, 6) end as similarity,
                     shared.names
              from reference r
              join deal d on d.id = r.deal_id and d.state = 'WON'
              join (select id, segments, company_id from deal where id = ?) asking on asking.id <> d.id
              join lateral (
                select count(*) as n, coalesce(array_agg(a.key order by a.key), '{}') as names
                from jsonb_each_text(d.segments) a join jsonb_each_text(asking.segments) b using (key, value)) shared
                on true
              join lateral (
                select count(*) as pairs from (
                  select key, value from jsonb_each_text(d.segments)
                  union select key, value from jsonb_each_text(asking.segments)) pairs) both_of on true
              where r.withdrawn_at is null and (?::text is null or ? = any (r.formats))
                and d.company_id is distinct from coalesce(asking.company_id, '00000000-0000-0000-0000-000000000000')
                and exists (select 1 from promise p where p.deal_id = d.id and p.standing = 'KEPT')
                and not exists (select 1 from promise p where p.deal_id = d.id and p.standing = 'BROKEN')) proposed
            where similarity < ? or (similarity = ? and (uses, id) > (?, ?))
            order by similarity desc, uses, id limit ?""".formatted(COLUMNS);

    private static final String ADD = """
            insert into reference (id, deal_id, consent_date, consent_evidence, formats, recorded_at, recorded_by,
                                   uses, version)
            values (?, ?, ?, ?, ?::text[], ?, ?, 0, 0) on conflict (deal_id) where withdrawn_at is null do nothing""";
    private static final String WITHDRAW = "update reference set withdrawn_at = ?, version = version + 1 where id = ?";
    private static final String USE = """
            insert into reference_use (id, reference_id, deal_id, format, at, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String COUNT =
            "update reference set uses = uses + 1, last_used_at = greatest(last_used_at, ?) where id = ?";
    private static final String FORGET = "update reference set consent_evidence = null where deal_id = any (?::uuid[])";

    private final Sql sql;

    References(Sql sql) {
        this.sql = sql;
    }

    /**
     * A reference for a deal.
     *
     * @param similarity 0 to 1: how many of their segments both deals share
     * @param shared the names of those segments
     */
    record Proposed(Reference reference, BigDecimal similarity, List<String> shared) {}

    /** Behind which proposal a page begins. */
    record Position(BigDecimal similarity, long uses, UUID id) {

        static final Position START = new Position(BigDecimal.TWO, -1, new UUID(0, 0));
    }

    /** Returns false when the deal's customer is one already. */
    boolean add(Reference reference) {
        return sql.update(
                        ADD,
                        reference.id(),
                        reference.dealId(),
                        reference.consent().date(),
                        reference.consent().evidence(),
                        reference.formats().stream().map(Enum::name).toList(),
                        reference.recordedAt(),
                        reference.recordedBy())
                > 0;
    }

    Optional<Reference> find(UUID id) {
        return sql.first(ONE, References::read, id);
    }

    Optional<Reference> locked(UUID id) {
        return sql.first(LOCKED, References::read, id);
    }

    /** The newest first. */
    List<Reference> page(@Nullable State state, @Nullable UUID after, int limit) {
        return sql.list(PAGE, References::read, after == null ? new UUID(-1, -1) : after, state, state, limit);
    }

    /** The most similar first. */
    List<Proposed> proposed(UUID forDeal, @Nullable ReferenceFormat format, Position after, int limit) {
        return sql.list(
                PROPOSED,
                row -> new Proposed(read(row), row.getBigDecimal("similarity"), texts(row, "names")),
                forDeal,
                format,
                format,
                after.similarity(),
                after.similarity(),
                after.uses(),
                after.id(),
                limit);
    }

    void withdraw(UUID id, Instant at) {
        sql.update(WITHDRAW, at, id);
    }

    void use(Reference reference, ReferenceUse use) {
        sql.update(
                USE,
                use.id(),
                reference.id(),
                use.dealId(),
                use.format(),
                use.at(),
                use.recordedAt(),
                use.recordedBy());
        sql.update(COUNT, use.at(), reference.id());
    }

    void forgetWords(Collection<UUID> deals) {
        sql.update(FORGET, deals);
    }

    private static Reference read(ResultSet row) throws SQLException {
        Instant withdrawnAt = Sql.instant(row, "withdrawn_at");
        return new Reference(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getObject("company_id", UUID.class),
                new Reference.Consent(
                        row.getObject("consent_date", LocalDate.class), row.getString("consent_evidence")),
                texts(row, "formats").stream().map(ReferenceFormat::valueOf).toList(),
                withdrawnAt == null ? State.ACTIVE : State.WITHDRAWN,
                Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                row.getString("recorded_by"),
                withdrawnAt,
                row.getLong("uses"),
                Sql.instant(row, "last_used_at"),
                row.getLong("version"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
