package io.leadstream.lead.team;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who was spoken to, and whether they have read it. */
@ApplicationScoped
class MentionInbox {

    private static final String SELECT = """
            select m.comment_id, c.lead_id, c.company_id, c.deal_id, c.author, c.text, m.at, m.read_at
            from mention m join comment c on c.id = m.comment_id
            where m.user_id = ?""";
    private static final String PAGE = """
             and (m.at, m.comment_id) < (?, ?)
            order by m.at desc, m.comment_id desc limit ?""";
    static final String ALL = SELECT + PAGE;
    static final String UNREAD = SELECT + " and m.read_at is null" + PAGE;
    static final String READ = SELECT + " and m.read_at is not null" + PAGE;
    private static final String ONE = SELECT + " and m.comment_id = ?";

    private static final String MARK_READ = """
            update mention set read_at = coalesce(read_at, ?) where user_id = ? and comment_id = ?""";
    private static final String MARK_UNREAD = """
            update mention set read_at = null where user_id = ? and comment_id = ?""";
    private static final String MARK_ALL_READ = """
            update mention set read_at = ? where user_id = ? and read_at is null and at <= ?""";

    /**
     * Somebody spoke to the user.
     *
     * @param by who did
     * @param text what they said
     * @param readAt absent while it is unread
     */
    public record Mention(
            UUID commentId,
            @Nullable UUID leadId,
            @Nullable UUID companyId,
            @Nullable UUID dealId,
            @Schema(examples = "rep-7") String by,
            String text,
            Instant at,
            @Nullable Instant readAt) {

        static final String EXAMPLE = """
                {"items":[{"commentId":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac0aa",
                  "leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","by":"rep-7",
                  "text":"@rep-9 they ask for a proof of concept: can you help?","at":"2026-11-20T09:30:00Z"}]}""";
    }

    /** Which of them. */
    @Schema(name = "MentionState")
    enum State {
        UNREAD(MentionInbox.UNREAD),
        READ(MentionInbox.READ),
        ALL(MentionInbox.ALL);

        private final String statement;

        State(String statement) {
            this.statement = statement;
        }
    }

    private final Sql sql;

    MentionInbox(Sql sql) {
        this.sql = sql;
    }

    /** Newest first, those behind an earlier page's last. */
    List<Mention> of(String user, State state, Instant before, UUID beforeId, int count) {
        return sql.list(state.statement, MentionInbox::read, user, before, beforeId, count);
    }

    @Transactional
    Optional<Mention> markRead(String user, UUID commentId, Instant now) {
        sql.update(MARK_READ, now, user, commentId);
        return one(user, commentId);
    }

    @Transactional
    Optional<Mention> markUnread(String user, UUID commentId) {
        sql.update(MARK_UNREAD, user, commentId);
        return one(user, commentId);
    }

    /** Returns how many were unread until then. */
    @Transactional
    int markAllRead(String user, Instant upTo, Instant now) {
        return sql.update(MARK_ALL_READ, now, user, upTo);
    }

    private Optional<Mention> one(String user, UUID commentId) {
        return sql.first(ONE, MentionInbox::read, user, commentId);
    }

    private static Mention read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Mention(
                row.getObject("comment_id", UUID.class),
                row.getObject("lead_id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getString("author"),
                row.getString("text"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                Sql.instant(row, "read_at"));
    }
}
