package io.leadstream.lead.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.Erasures;
import io.leadstream.lead.card.LeadForgotten;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Violation;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records that were refused and not mended yet: of each partner the newest, for seven days. */
@ApplicationScoped
public class Rejections {

    private static final int MOST_OF_A_PARTNER = 10_000;
    private static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final String KEEP = """
            insert into partner_rejection as r
              (id, partner, door, kind, problem, title, status, detail, violations, at, seen_at, partition, position,
               record, redrivable, identities)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (partner, partition, position) do nothing""";

    private static final String AGAIN = """
            update partner_rejection set kind = ?, problem = ?, title = ?, status = ?, detail = ?, violations = ?,
              seen_at = ?, attempts = attempts + 1, redrivable = ? where id = ?""";

    private static final String SELECT = """
            select id, partner, door, kind, problem, title, status, detail, violations, at, seen_at, attempts,
              partition, position, record, redrivable from partner_rejection""";

    private static final String KNOWN = "select id from partner_rejection where partner = ? and id = any (?::uuid[])";

    private static final String GROUPS = """
            select kind, count(*) as n, min(seen_at) as first_seen, max(seen_at) as last_seen, max(id::text)::uuid as newest
            from partner_rejection where partner = ? group by kind
            having ?::timestamptz is null or (max(seen_at), kind) < (?::timestamptz, ?)
            order by last_seen desc, kind desc limit ?""";

    private static final String PURGE = """
            delete from partner_rejection r using
              (select id, row_number() over (partition by partner order by id desc) as nr from partner_rejection) as n
            where r.id = n.id and (n.nr > ? or r.seen_at < ?)""";

    private static final String FORGET = """
            delete from partner_rejection
            where identities && (?::text[] || array(select hash from replaced_identity where lead_id = ?))""";

    private final Sql sql;
    private final Erasures erasures;
    private final Tallies tallies;
    private final ObjectMapper mapper;
    private final Clock clock;

    Rejections(Sql sql, Erasures erasures, Tallies tallies, ObjectMapper mapper, Clock clock) {
        this.sql = sql;
        this.erasures = erasures;
        this.tallies = tallies;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** One of these ids that is none of the partner's on the list. */
    Optional<UUID> unknown(String partner, Set<UUID> ids) {
        List<UUID> known = sql.list(KNOWN, row -> row.getObject(1, UUID.class), partner, ids);
        return ids.stream().filter(id -> !known.contains(id)).sorted().findFirst();
    }

    /** One that waits to be mended. */
    record Waiting(
            UUID id,
            String partner,
            String door,
            String kind,
            Refusal refusal,
            Instant writtenAt,
            Instant refusedAt,
            int attempts,
            RefusedRecord.@Nullable Place place,
            byte @Nullable [] record,
            boolean redrivable) {}

    /** Those of the same kind. */
    record Kind(String kind, long count, Instant firstSeen, Instant lastSeen, UUID newest) {}

    /** Keeps refused records and counts them; one of a topic that is read again is there already. */
    @Transactional
    public void add(Collection<RefusedRecord> refused) {
        Instant now = clock.instant();
        var counted = new ArrayList<RefusedRecord>();
        for (RefusedRecord one : refused) {
            if (keep(one, now)) {
                counted.add(one);
            }
        }
        tallies.refused(counted);
    }

    private boolean keep(RefusedRecord one, Instant now) {
        Refusal why = one.refusal();
        RefusedRecord.Place place = one.place();
        return sql.update(
                        KEEP,
                        UuidCreator.getTimeOrderedEpoch(),
                        one.partner(),
                        one.door(),
                        why.kind(),
                        why.problem(),
                        why.title(),
                        why.status(),
                        why.detail(),
                        write(why.violations()),
                        one.writtenAt(),
                        now,
                        place == null ? null : place.partition(),
                        place == null ? null : place.offset(),
                        one.kept(),
                        one.redrivable() && (place != null || one.kept() != null),
                        erasures.hashes(one.identities()))
                > 0;
    }

    /** It was tried again, and refused again. */
    @Transactional
    void again(UUID id, Refusal why, boolean redrivable) {
        sql.update(
                AGAIN,
                why.kind(),
                why.problem(),
                why.title(),
                why.status(),
                why.detail(),
                write(why.violations()),
                clock.instant(),
                redrivable,
                id);
    }

    void remove(UUID id) {
        sql.update("delete from partner_rejection where id = ?", id);
    }

    Optional<Waiting> find(String partner, UUID id) {
        return sql.first(SELECT + " where partner = ? and id = ?", this::read, partner, id);
    }

    /** Newest first. */
    List<Waiting> list(String partner, @Nullable String kind, @Nullable UUID before, int count) {
        return sql.list(
                SELECT + " where partner = ? and (?::text is null or kind = ?) and (?::uuid is null or id < ?)"
                        + " order by id desc limit ?",
                this::read,
                partner,
                kind,
                kind,
                before,
                before,
                count);
    }

    /** Those that may be tried again, oldest first. */
    List<Waiting> redrivable(String partner, @Nullable String kind, @Nullable Set<UUID> ids, int count) {
        return sql.list(
                SELECT + " where partner = ? and redrivable and (?::text is null or kind = ?)"
                        + " and (?::uuid[] is null or id = any (?::uuid[])) order by seen_at, id limit ?",
                this::read,
                partner,
                kind,
                kind,
                ids,
                ids,
                count);
    }

    int countRedrivable(String partner, @Nullable String kind, @Nullable Set<UUID> ids) {
        return sql.first(
                        "select count(*) from partner_rejection where partner = ? and redrivable"
                                + " and (?::text is null or kind = ?) and (?::uuid[] is null or id = any (?::uuid[]))",
                        row -> row.getInt(1),
                        partner,
                        kind,
                        kind,
                        ids,
                        ids)
                .orElse(0);
    }

    List<Waiting> all(String partner, Collection<UUID> ids) {
        return sql.list(SELECT + " where partner = ? and id = any (?::uuid[])", this::read, partner, ids);
    }

    /** Most recently seen first. */
    List<Kind> kinds(String partner, @Nullable Instant lastSeenBefore, @Nullable String kindBefore, int count) {
        return sql.list(
                GROUPS,
                row -> new Kind(
                        row.getString("kind"),
                        row.getLong("n"),
                        Objects.requireNonNull(Sql.instant(row, "first_seen")),
                        Objects.requireNonNull(Sql.instant(row, "last_seen")),
                        row.getObject("newest", UUID.class)),
                partner,
                lastSeenBefore,
                lastSeenBefore,
                kindBefore,
                count);
    }

    /** What tells of a person goes with the person. */
    void forget(@Observes LeadForgotten forgotten) {
        sql.update(FORGET, erasures.hashes(forgotten.identities()), forgotten.leadId());
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void purge() {
        sql.update(PURGE, MOST_OF_A_PARTNER, clock.instant().minus(KEPT_FOR));
    }

    private Waiting read(ResultSet row) throws SQLException {
        int partition = row.getInt("partition");
        var place = row.wasNull() ? null : new RefusedRecord.Place(partition, row.getLong("position"));
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                row.getString("door"),
                row.getString("kind"),
                new Refusal(
                        row.getString("problem"),
                        row.getString("title"),
                        row.getInt("status"),
                        row.getString("detail"),
                        violations(row.getString("violations"))),
                Objects.requireNonNull(Sql.instant(row, "at")),
                Objects.requireNonNull(Sql.instant(row, "seen_at")),
                row.getInt("attempts"),
                place,
                row.getBytes("record"),
                row.getBoolean("redrivable"));
    }

    private String write(List<Violation> violations) {
        try {
            return mapper.writeValueAsString(violations);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("violations can be written", e);
        }
    }

    private List<Violation> violations(String json) {
        try {
            return mapper.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }
}
