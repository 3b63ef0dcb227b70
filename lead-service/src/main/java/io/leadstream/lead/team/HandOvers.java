package io.leadstream.lead.team;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.team.HandOver.Role;
import io.leadstream.lead.team.HandOver.State;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hand-overs of all leads, and their steps. */
@ApplicationScoped
class HandOvers {

    private static final String SELECT = """
            select id, lead_id, sender, recipient, role, note, state, at, answered_at, answered_by, answer
            from hand_over where\s""";
    static final String FIND = SELECT + "id = ? and lead_id = any (?::uuid[])";
    private static final String FIND_LOCKED = FIND + " for update";
    static final String OF_LEAD = "select h.* from unnest(?::uuid[]) as card (lead) cross join lateral (" + SELECT
            + "lead_id = card.lead and (at, id) > (?, ?) order by at, id limit ?) h order by at, id limit ?";
    private static final String NEWEST = " = ? and state = ? and (at, id) < (?, ?) order by at desc, id desc limit ?";
    static final String TO = SELECT + "recipient" + NEWEST;
    static final String FROM = SELECT + "sender" + NEWEST;

    private static final String ADD = """
            insert into hand_over (id, lead_id, sender, recipient, role, note, state, at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (lead_id, role) where state = 'PENDING' do nothing""";
    private static final String ANSWER = """
            update hand_over set lead_id = ?, state = ?, answered_at = ?, answered_by = ?, answer = ? where id = ?""";
    private static final String STEP = """
            insert into hand_over_step (id, hand_over_id, lead_id, at, by, state, note) values (?, ?, ?, ?, ?, ?, ?)""";

    private final Sql sql;

    HandOvers(Sql sql) {
        this.sql = sql;
    }

    /** Returns false when somebody is asked for that role already. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(HandOver asked) {
        int added = sql.update(
                ADD,
                asked.id(),
                asked.leadId(),
                asked.from(),
                asked.to(),
                asked.role(),
                asked.note(),
                asked.state(),
                asked.at());
        if (added > 0) {
            step(asked, asked.at(), asked.from(), asked.note());
        }
        return added > 0;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void answer(HandOver answered) {
        Instant at = Objects.requireNonNull(answered.answeredAt());
        String by = Objects.requireNonNull(answered.answeredBy());
        sql.update(ANSWER, answered.leadId(), answered.state(), at, by, answered.answer(), answered.id());
        step(answered, at, by, answered.answer());
    }

    private void step(HandOver now, Instant at, String by, @Nullable String note) {
        sql.update(STEP, UuidCreator.getTimeOrderedEpoch(), now.id(), now.leadId(), at, by, now.state(), note);
    }

    Optional<HandOver> find(List<UUID> family, UUID id) {
        return sql.first(FIND, HandOvers::read, id, family);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<HandOver> locked(List<UUID> family, UUID id) {
        return sql.first(FIND_LOCKED, HandOvers::read, id, family);
    }

    List<HandOver> ofLead(List<UUID> family, Instant after, UUID afterId, int count) {
        return sql.list(OF_LEAD, HandOvers::read, family, after, afterId, count, count);
    }

    /** Newest first, those behind an earlier page's last. */
    List<HandOver> ofUser(String statement, String user, State state, Instant before, UUID beforeId, int count) {
        return sql.list(statement, HandOvers::read, user, state, before, beforeId, count);
    }

    private static HandOver read(ResultSet row) throws SQLException {
        return new HandOver(
                row.getObject("id", UUID.class),
                row.getObject("lead_id", UUID.class),
                row.getString("sender"),
                row.getString("recipient"),
                Role.valueOf(row.getString("role")),
                row.getString("note"),
                State.valueOf(row.getString("state")),
                Objects.requireNonNull(Sql.instant(row, "at")),
                Sql.instant(row, "answered_at"),
                row.getString("answered_by"),
                row.getString("answer"));
    }
}
