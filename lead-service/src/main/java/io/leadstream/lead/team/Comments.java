package io.leadstream.lead.team;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.team.Comment.Place;
import io.leadstream.lead.team.Comment.Revision;
import io.leadstream.lead.team.Comment.Said;
import io.leadstream.lead.team.Comment.Versioned;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said, with what it said before, and who was meant. */
@ApplicationScoped
class Comments {

    private static final String COLUMNS = """
            select id, lead_id, company_id, deal_id, author, text, version, created_at, changed_at, deleted,
                   array(select user_id from mention where comment_id = c.id) as mentions
            from comment c
            """;
    static final String FIND = COLUMNS + "where id = ?";
    private static final String FIND_LOCKED = FIND + " for update";
    private static final String PAGE = " and (created_at, id) > (?, ?) order by created_at, id limit ?";
    /** Of a lead and those merged into it: a page of each by its index, of which the first are the page. */
    static final String OF_LEAD = "select c.* from unnest(?::uuid[]) as card (lead) cross join lateral (" + COLUMNS
            + "where lead_id = card.lead" + PAGE + ") c order by created_at, id limit ?";

    static final String OF_COMPANY = COLUMNS + "where company_id = ?" + PAGE;
    static final String OF_DEAL = COLUMNS + "where deal_id = ?" + PAGE;

    private static final String ADD = """
            insert into comment (id, lead_id, company_id, deal_id, author, text, version, created_at, changed_at)
            values (?, ?::uuid, ?::uuid, ?::uuid, ?, ?, 0, ?, ?)""";
    private static final String KEEP_REVISION = """
            insert into comment_revision (comment_id, version, text, at, by)
            select id, version, text, ?, ? from comment where id = ?""";
    private static final String REWRITE = """
            update comment set text = ?, deleted = ?, version = version + 1, changed_at = ? where id = ?""";
    private static final String MENTION = """
            insert into mention (user_id, comment_id, at) select unnest(?::text[]), ?, ? on conflict do nothing""";
    private static final String NO_LONGER_MEANT =
            "delete from mention where comment_id = ? and user_id <> all (?::text[])";
    private static final String HISTORY =
            "select version, text, at, by from comment_revision where comment_id = ? order by version limit 1000";

    private final Sql sql;

    Comments(Sql sql) {
        this.sql = sql;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Versioned add(Place place, Said said, String author, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        sql.update(ADD, id, place.leadId(), place.companyId(), place.dealId(), author, said.text(), now, now);
        mention(id, said.mentions(), author, now);
        return find(id);
    }

    Versioned find(UUID id) {
        return sql.first(FIND, Comments::read, id).orElseThrow(() -> missing(id));
    }

    /** The same, with nobody else changing it until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Versioned locked(UUID id) {
        return sql.first(FIND_LOCKED, Comments::read, id).orElseThrow(() -> missing(id));
    }

    /** Says something else; what it said is kept, and who is meant now is told. */
    @Transactional(Transactional.TxType.MANDATORY)
    Versioned edit(UUID id, Said said, String by, Instant now) {
        rewrite(id, said.text(), false, by, now);
        sql.update(NO_LONGER_MEANT, id, said.mentions());
        mention(id, said.mentions(), by, now);
        return find(id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void delete(UUID id, String by, Instant now) {
        rewrite(id, "", true, by, now);
        sql.update(NO_LONGER_MEANT, id, Set.of());
    }

    private void rewrite(UUID id, String text, boolean deleted, String by, Instant now) {
        sql.update(KEEP_REVISION, now, by, id);
        sql.update(REWRITE, text, deleted, now, id);
    }

    /** To speak to oneself is no news. */
    private void mention(UUID id, Set<String> users, String author, Instant now) {
        var meant = new LinkedHashSet<>(users);
        meant.remove(author);
        if (!meant.isEmpty()) {
            sql.update(MENTION, meant, id, now);
        }
    }

    List<Revision> history(UUID id) {
        return sql.list(
                HISTORY,
                row -> new Revision(
                        row.getLong(1),
                        row.getString(2),
                        Objects.requireNonNull(Sql.instant(row, "at")),
                        row.getString(4)),
                id);
    }

    /** Oldest first, those behind an earlier page's last. */
    List<Comment> of(String statement, UUID place, Instant after, UUID afterId, int count) {
        return comments(sql.list(statement, Comments::read, place, after, afterId, count));
    }

    /** The same of a lead and those merged into it. */
    List<Comment> ofLead(List<UUID> family, Instant after, UUID afterId, int count) {
        return comments(sql.list(OF_LEAD, Comments::read, family, after, afterId, count, count));
    }

    private static List<Comment> comments(List<Versioned> found) {
        return found.stream().map(Versioned::comment).toList();
    }

    private static Versioned read(ResultSet row) throws SQLException {
        boolean deleted = row.getBoolean("deleted");
        long version = row.getLong("version");
        return new Versioned(
                new Comment(
                        Objects.requireNonNull(uuid(row, "id")),
                        uuid(row, "lead_id"),
                        uuid(row, "company_id"),
                        uuid(row, "deal_id"),
                        row.getString("author"),
                        deleted ? null : row.getString("text"),
                        new LinkedHashSet<>(Arrays.asList(
                                (String[]) row.getArray("mentions").getArray())),
                        Objects.requireNonNull(Sql.instant(row, "created_at")),
                        Objects.requireNonNull(Sql.instant(row, "changed_at")),
                        version > 0,
                        deleted),
                version);
    }

    private static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static RuntimeException missing(UUID id) {
        return Problem.notFound("comment " + id);
    }
}
