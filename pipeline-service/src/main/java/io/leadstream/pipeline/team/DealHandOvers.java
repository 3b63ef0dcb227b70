package io.leadstream.pipeline.team;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.team.DealHandOver.Role;
import io.leadstream.pipeline.team.DealHandOver.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The hand-overs of all deals. */
@ApplicationScoped
class DealHandOvers {

    private static final String SELECT = """
            select id, deal_id, sender, recipient, role, note, state, at, answered_at, answered_by, answer
            from deal_hand_over where\s""";
    private static final String FIND = SELECT + "deal_id = ? and id = ?";
    private static final String OF_DEAL = SELECT + "deal_id = ? and (at, id) > (?, ?) order by at, id limit ?";
    private static final String NEWEST = " = ? and state = ? and (at, id) < (?, ?) order by at desc, id desc limit ?";
    private static final String TO = SELECT + "recipient" + NEWEST;
    private static final String FROM = SELECT + "sender" + NEWEST;
    private static final String ADD = """
            insert into deal_hand_over (id, deal_id, sender, recipient, role, note, state, at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (deal_id, role) where state = 'PENDING' do nothing""";
    private static final String ANSWER =
            "update deal_hand_over set state = ?, answered_at = ?, answered_by = ?, answer = ? where id = ?";
    private static final String FORGET =
            "update deal_hand_over set note = null, answer = null where deal_id = any (?::uuid[])";

    private final Sql sql;

    DealHandOvers(Sql sql) {
        this.sql = sql;
    }

    /** In which direction somebody looks. */
    enum Side {
        ASKED,
        ASKING
    }

    /** Where a page begins. */
    record Position(Instant at, UUID id) {

        static final Position OLDEST = new Position(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));
        static final Position NEWEST = new Position(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));
    }

    /** Returns false when somebody is asked for that role already. */
    boolean add(DealHandOver asked) {
        return sql.update(
                        ADD,
                        asked.id(),
                        asked.dealId(),
                        asked.from(),
                        asked.to(),
                        asked.role(),
                        asked.note(),
                        asked.state(),
                        asked.at())
                > 0;
    }

    void answer(DealHandOver answered) {
        sql.update(
                ANSWER,
                answered.state(),
                answered.answeredAt(),
                answered.answeredBy(),
                answered.answer(),
                answered.id());
    }

    Optional<DealHandOver> find(UUID dealId, UUID id) {
        return sql.first(FIND, DealHandOvers::read, dealId, id);
    }

    /** The oldest first. */
    List<DealHandOver> ofDeal(UUID dealId, Position after, int limit) {
        return sql.list(OF_DEAL, DealHandOvers::read, dealId, after.at(), after.id(), limit);
    }

    /** The newest first. */
    List<DealHandOver> ofUser(Side side, String user, State state, Position before, int limit) {
        String statement =
                switch (side) {
                    case ASKED -> TO;
                    case ASKING -> FROM;
                };
        return sql.list(statement, DealHandOvers::read, user, state, before.at(), before.id(), limit);
    }

    void forgetWords(Collection<UUID> deals) {
        sql.update(FORGET, deals);
    }

    private static DealHandOver read(ResultSet row) throws SQLException {
        return new DealHandOver(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
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
