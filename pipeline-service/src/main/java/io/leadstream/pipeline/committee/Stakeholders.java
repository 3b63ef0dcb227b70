package io.leadstream.pipeline.committee;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.LeadForgotten;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All stakeholders of all deals, as of any time. */
@ApplicationScoped
class Stakeholders {

    // a lead that became part of another, and one that others became part of, spoke with us as the same person
    private static final String SEEN = """
            select s.id, s.deal_id, s.version, s.lead_id, s.person_id, s.joined_at,
                   f.type, f.occurred_at, f.roles, f.stance, f.influence, f.introduced_by, f.equipped_with,
                   f.objection, f.addressed,
                   coalesce(f.job_function, p.job_function) as job_function,
                   coalesce(f.seniority, p.seniority) as seniority, contact.at as last_contact_at
            from stakeholder s
            join lateral (
              select * from stakeholder_fact where stakeholder_id = s.id and occurred_at <= ?
              order by occurred_at desc, id desc limit 1) f on true
            left join buying_person p on p.id = coalesce(s.lead_id, s.person_id)
            cross join lateral (
              select greatest(
                (select max(c.at) from stakeholder_contact c where c.stakeholder_id = s.id and c.at <= ?),
                (select max(l.at) from lead_contact l where l.at <= ? and l.lead_id = any (array(
                   select s.lead_id
                   union all select m.merged_id from lead_merge m where m.survivor_id = s.lead_id and m.merged
                   union all select m.survivor_id from lead_merge m where m.merged_id = s.lead_id and m.merged)))
              ) as at) contact
            """;

    static final String COMMITTEE = SEEN + "where s.deal_id = ? and f.type not in ('LEFT', 'ERASED') order by s.id";
    private static final String ONE = SEEN + "where s.deal_id = ? and s.id = ?";
    private static final String PAGE = SEEN + "where s.deal_id = ? and s.id > ? order by s.id limit ?";

    private static final String PRESENT = """
            select id from stakeholder where deal_id = ? and left_at is null and (lead_id = ? or person_id = ?)""";

    private static final String KNOWN = "select id from stakeholder where deal_id = ? and id = any (?::uuid[])";

    private static final String ADD = """
            insert into stakeholder (id, deal_id, lead_id, person_id, joined_at) values (?, ?, ?::uuid, ?::uuid, ?)""";

    private static final String ADD_FACT = """
            insert into stakeholder_fact (stakeholder_id, type, occurred_at, known_at, actor, roles, stance, influence,
              job_function, seniority, introduced_by, equipped_with, objection, addressed)
            values (?, ?, ?, ?, ?, ?::text[], ?, ?::int, ?, ?, ?::uuid[], ?::text[], ?, ?)""";

    private static final String RAISE = "update stakeholder set version = version + 1 where id = ?";
    private static final String LEAVE = "update stakeholder set version = version + 1, left_at = ? where id = ?";

    private static final String CONTACT = """
            insert into stakeholder_contact (stakeholder_id, at, known_at) values (?, ?, ?) on conflict do nothing""";

    private static final String OF_PERSON = """
            select id, deal_id, left_at is null as present from stakeholder where lead_id = ? or person_id = ?
            order by deal_id, id""";

    private static final String FORGET = """
            update stakeholder set version = version + 1, lead_id = null, person_id = null where id = ?""";

    private static final String FORGET_WORDS = """
            update stakeholder_fact set equipped_with = '{}', objection = null, addressed = null
            where stakeholder_id = ?""";

    private static final String FORGET_WORDS_OF_DEALS = """
            update stakeholder_fact set equipped_with = '{}', objection = null, addressed = null
            where stakeholder_id in (select id from stakeholder where deal_id = any (?::uuid[]))""";

    private static final String LINK = """
            update stakeholder s set lead_id = ? where s.person_id = ? and s.lead_id is null
              and not exists (select from stakeholder other where other.deal_id = s.deal_id and other.lead_id = ?
                              and other.left_at is null and s.left_at is null)""";

    private static final String HISTORY = """
            select id, type, occurred_at, known_at, actor, roles, stance, influence, job_function, seniority,
                   introduced_by, equipped_with, objection, addressed
            from stakeholder_fact where stakeholder_id = ? and id > ? order by id limit ?""";

    /** What a change of a stakeholder was. */
    @Schema(name = "StakeholderFactType")
    enum FactType {
        CANDIDATE,
        JOINED,
        CHANGED,
        LEFT,
        ERASED
    }

    /** One dated change, with what is true from then on. */
    record Fact(long id, FactType type, Instant occurredAt, Instant knownAt, String by, Seat seat) {}

    /** Where a person is a stakeholder. */
    record Place(UUID id, UUID dealId, boolean present) {}

    private final Sql sql;

    Stakeholders(Sql sql) {
        this.sql = sql;
    }

    Committee committee(UUID dealId, Instant asOf) {
        return new Committee(dealId, asOf, sql.list(COMMITTEE, Stakeholders::read, asOf, asOf, asOf, dealId));
    }

    /** As of the latest that is known, though it may be dated minutes ahead; a 404 when the deal has no such one. */
    Stakeholder get(UUID dealId, UUID id, Instant now) {
        return sql.first(ONE, Stakeholders::read, Instant.parse("9999-01-01T00:00:00Z"), now, now, dealId, id)
                .orElseThrow(() -> Problem.notFound("the stakeholder"));
    }

    /** Everybody who is or was there, in the order in which they came. */
    List<Stakeholder> page(UUID dealId, @Nullable UUID after, int limit, Instant now) {
        return sql.list(PAGE, Stakeholders::read, now, now, now, dealId, after == null ? new UUID(0, 0) : after, limit);
    }

    Optional<UUID> present(UUID dealId, @Nullable UUID lead, @Nullable UUID person) {
        return sql.first(PRESENT, row -> row.getObject(1, UUID.class), dealId, lead, person);
    }

    /** Those of the ids that are, or were, stakeholders of the deal. */
    List<UUID> known(UUID dealId, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : sql.list(KNOWN, row -> row.getObject(1, UUID.class), dealId, ids);
    }

    void add(UUID id, UUID dealId, Newcomer newcomer, Instant at, By by) {
        sql.update(ADD, id, dealId, newcomer.leadId(), newcomer.personId(), at);
        write(id, newcomer.seat().isCandidate() ? FactType.CANDIDATE : FactType.JOINED, newcomer.seat(), at, by);
    }

    void change(UUID id, Seat seat, Instant at, By by) {
        sql.update(RAISE, id);
        write(id, FactType.CHANGED, seat, at, by);
    }

    void leave(UUID id, Seat seat, Instant at, By by) {
        sql.update(LEAVE, at, id);
        write(id, FactType.LEFT, seat, at, by);
    }

    void contact(UUID id, Instant at, By by) {
        sql.update(CONTACT, id, at, by.knownAt());
    }

    /** Where somebody is, or was, a stakeholder. */
    List<Place> of(UUID leadOrPerson) {
        return sql.list(
                OF_PERSON,
                row -> new Place(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBoolean("present")),
                leadOrPerson,
                leadOrPerson);
    }

    /** Keeps that somebody was there and which part they played; who they are, and all words, go. */
    void erase(Stakeholder erased, boolean present, Instant at, By by) {
        sql.update(FORGET, erased.id());
        sql.update(FORGET_WORDS, erased.id());
        if (present) {
            Instant then = at.isBefore(erased.since()) ? erased.since() : at;
            sql.update("update stakeholder set left_at = ? where id = ?", then, erased.id());
            write(erased.id(), FactType.ERASED, erased.seat().withoutWords(), then, by);
        }
    }

    void forgetWords(UUID stakeholderId) {
        sql.update(FORGET_WORDS, stakeholderId);
    }

    /** What was written of others on the committee may be about the lead too. */
    void forget(@Observes LeadForgotten forgotten) {
        if (!forgotten.deals().isEmpty()) {
            sql.update(FORGET_WORDS_OF_DEALS, forgotten.deals());
        }
    }

    /** A person turned out to be a lead as well. */
    void link(UUID person, UUID lead) {
        sql.update(LINK, lead, person, lead);
    }

    /** In the order in which they were written down. */
    List<Fact> history(UUID stakeholderId, long after, int limit) {
        return sql.list(HISTORY, Stakeholders::readFact, stakeholderId, after, limit);
    }

    private void write(UUID id, FactType type, Seat seat, Instant at, By by) {
        sql.update(
                ADD_FACT,
                id,
                type,
                at,
                by.knownAt(),
                by.actor(),
                seat.roles().stream().map(Enum::name).toList(),
                seat.stance(),
                seat.influence(),
                seat.jobFunction(),
                seat.seniority(),
                seat.introducedBy(),
                seat.equippedWith(),
                seat.objection(),
                seat.addressed());
    }

    private static Stakeholder read(ResultSet row) throws SQLException {
        Instant since = Objects.requireNonNull(Sql.instant(row, "occurred_at"));
        FactType type = FactType.valueOf(row.getString("type"));
        return new Stakeholder(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getLong("version"),
                row.getObject("lead_id", UUID.class),
                row.getObject("person_id", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "joined_at")),
                since,
                type == FactType.LEFT || type == FactType.ERASED ? since : null,
                Sql.instant(row, "last_contact_at"),
                seat(row));
    }

    private static Fact readFact(ResultSet row) throws SQLException {
        return new Fact(
                row.getLong("id"),
                FactType.valueOf(row.getString("type")),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                Objects.requireNonNull(Sql.instant(row, "known_at")),
                row.getString("actor"),
                seat(row));
    }

    static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                roles(row.getArray("roles")),
                Stance.valueOf(row.getString("stance")),
                row.getObject("influence", Integer.class),
                JobFunction.told(row.getString("job_function")),
                Seniority.told(row.getString("seniority")),
                Arrays.asList((UUID[]) row.getArray("introduced_by").getArray()),
                texts(row.getArray("equipped_with")),
                row.getString("objection"),
                row.getString("addressed"));
    }

    static Set<BuyingRole> roles(Array array) throws SQLException {
        return texts(array).stream().map(BuyingRole::valueOf).collect(Collectors.toSet());
    }

    private static List<String> texts(Array array) throws SQLException {
        return new ArrayList<>(Arrays.asList((String[]) array.getArray()));
    }
}
