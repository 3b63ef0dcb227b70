package io.leadstream.lead.card;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The leads' rows, read and written as sets. */
@ApplicationScoped
class LeadRows {

    /** Of people at one number, who have no address, so many are asked for: captures of a batch may give them some. */
    private static final int MOST_AT_A_NUMBER = 20;

    // in one order, so that no two wait for each other
    // a merged card is read with its survivor, which is who is meant
    static final String LOCK = """
            with found as (
              select unnest(?::uuid[]) as id
              union select id from lead where email = any (?::text[]) and superseded_by is null
              union select mailed.id from unnest(?::text[]) as address, lateral (
                select id from lead where mailbox = address and superseded_by is null
                order by created_at, id limit 1) as mailed
              union select numbered.id from unnest(?::text[]) as number, lateral (
                (select id from lead where phone = number and superseded_by is null order by created_at, id limit 1)
                union all
                (select id from lead
                 where phone = number and email is null and superseded_by is null order by created_at, id limit ?)) as numbered)
            select id, version, email, phone, first_name, last_name, job_title, age_band, country, region, source,
              medium, campaign, referrer, landing_page, consent, owner, partner, company_id, touches, created_at,
              merged_into, superseded_by
            from lead where id in (
              select id from found
              union select l.merged_into from found join lead l on l.id = found.id)
            order by id for update""";

    private static final String SUPERSEDE = """
            update lead set superseded_by = ?, version = version + 1
            where (id = ? or merged_into = ?) and superseded_by is null""";

    private static final String INSERT = """
            insert into lead (id, version, email, phone, first_name, last_name, job_title, age_band, country, region,
              source, medium, campaign, referrer, landing_page, consent, partner, company_id, touches, search_text,
              job_function, seniority, created_at, changed_at)
            select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::text[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])""";

    private static final String UPDATE = """
            update lead set version = ?, email = ?, phone = ?, first_name = ?, last_name = ?, job_title = ?,
              age_band = ?, country = ?, region = ?, medium = ?, campaign = ?, referrer = ?, landing_page = ?,
              consent = ?, company_id = ?, touches = ?, search_text = ?, job_function = ?, seniority = ?, changed_at = ?
            where id = ?""";

    private final Sql sql;

    LeadRows(Sql sql) {
        this.sql = sql;
    }

    /** Those of these ids, and those that captures of these people may be about; locked until the transaction ends. */
    List<Kept> lock(Collection<UUID> ids, Collection<Sought> people) {
        return sql.list(
                LOCK,
                LeadRows::read,
                ids,
                all(people, sought -> sought.person().email()),
                all(people, Sought::mailbox),
                all(people, sought -> sought.person().phone()),
                MOST_AT_A_NUMBER);
    }

    private static List<String> all(Collection<Sought> people, Function<Sought, @Nullable String> identity) {
        return people.stream().map(identity).filter(Objects::nonNull).distinct().toList();
    }

    /** Newer leads take the place of older ones, with all that was merged into them. */
    void supersede(Map<UUID, UUID> newerByOlder) {
        sql.batch(
                SUPERSEDE,
                newerByOlder.entrySet().stream()
                        .map(older -> new @Nullable Object[] {older.getValue(), older.getKey(), older.getKey()})
                        .toList());
    }

    void insert(Collection<Lead> leads) {
        sql.all(INSERT, leads.stream().map(LeadRows::inserted).toList());
    }

    void update(Collection<Lead> leads) {
        sql.batch(UPDATE, leads.stream().map(LeadRows::updated).toList());
    }

    /** A row, whose company is still to be found. */
    record Kept(Lead lead, @Nullable UUID companyId) {

        Lead at(@Nullable Company company) {
            return lead.at(company);
        }
    }

    private static Kept read(ResultSet row) throws SQLException {
        var lead = new Lead(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                person(row),
                origin(row),
                row.getString("owner"),
                row.getString("partner"),
                row.getInt("touches"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
        lead.standFor(row.getObject("merged_into", UUID.class));
        lead.giveWayTo(row.getObject("superseded_by", UUID.class));
        return new Kept(lead, row.getObject("company_id", UUID.class));
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("email"),
                row.getString("phone"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("job_title"),
                row.getString("age_band"),
                row.getString("country"),
                row.getString("region"));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                Source.valueOf(row.getString("source")),
                row.getString("medium"),
                row.getString("campaign"),
                row.getString("referrer"),
                row.getString("landing_page"),
                row.getString("consent"));
    }

    private static @Nullable Object[] inserted(Lead lead) {
        Origin origin = lead.origin();
        Instant created = lead.createdAt();
        return Stream.of(
                        new @Nullable Object[] {lead.id(), lead.version()},
                        who(lead.person()),
                        new @Nullable Object[] {origin.source()},
                        how(origin),
                        new @Nullable Object[] {lead.partner()},
                        found(lead),
                        new @Nullable Object[] {created, lead.changedAt()})
                .flatMap(Stream::of)
                .toArray();
    }

    private static @Nullable Object[] updated(Lead lead) {
        return Stream.of(
                        new @Nullable Object[] {lead.version()},
                        who(lead.person()),
                        how(lead.origin()),
                        found(lead),
                        new @Nullable Object[] {lead.changedAt(), lead.id()})
                .flatMap(Stream::of)
                .toArray();
    }

    private static @Nullable Object[] who(Person person) {
        return new @Nullable Object[] {
            person.email(),
            person.phone(),
            person.firstName(),
            person.lastName(),
            person.jobTitle(),
            person.ageBand(),
            person.country(),
            person.region()
        };
    }

    private static @Nullable Object[] how(Origin origin) {
        return new @Nullable Object[] {
            origin.medium(), origin.campaign(), origin.referrer(), origin.landingPage(), origin.consent()
        };
    }

    private static @Nullable Object[] found(Lead lead) {
        return new @Nullable Object[] {
            lead.company() == null ? null : lead.company().id(),
            lead.touches(),
            lead.searchText(),
            lead.jobFunction(),
            lead.seniority()
        };
    }
}
