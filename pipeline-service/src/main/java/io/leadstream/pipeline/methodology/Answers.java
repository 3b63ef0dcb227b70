package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.LeadForgotten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was answered to playbooks' questions, deal by deal, and what before. */
@ApplicationScoped
class Answers {

    static final String LATEST = """
            select distinct on (methodology, question) * from playbook_answer where deal_id = ?
            order by methodology, question, version desc""";

    static final String HISTORY = """
            select * from playbook_answer where deal_id = ? and methodology = ? and question = ?
            order by version desc limit ?""";

    private static final String INSERT = """
            insert into playbook_answer (deal_id, methodology, question, version, answered, answer, stage, answered_at,
                                         known_at, answered_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String FORGET = "update playbook_answer set answer = null where deal_id = any (?)";

    /** More changes of one answer are refused, so that its history can be shown at once. */
    static final int MOST = 200;

    private final Sql sql;

    Answers(Sql sql) {
        this.sql = sql;
    }

    /**
     * An answer, or that it was taken back.
     *
     * @param answer left out when it was taken back or forgotten, and for who looks at figures alone
     * @param stage the deal's at that time
     */
    @Schema(name = "PlaybookAnswer")
    record Answer(
            String methodology,
            String question,
            int version,
            boolean answered,
            @Nullable String answer,
            String stage,
            Instant answeredAt,
            Instant knownAt,
            String by) {

        Answer withoutFreeText() {
            return new Answer(methodology, question, version, answered, null, stage, answeredAt, knownAt, by);
        }
    }

    /** The present answer to each question that was ever answered. */
    List<Answer> latest(UUID deal) {
        return sql.list(LATEST, Answers::read, deal);
    }

    /** The newest first. */
    List<Answer> history(UUID deal, String methodology, String question) {
        return sql.list(HISTORY, Answers::read, deal, methodology, question, MOST);
    }

    void add(UUID deal, Answer answer) {
        sql.update(
                INSERT,
                deal,
                answer.methodology(),
                answer.question(),
                answer.version(),
                answer.answered(),
                answer.answer(),
                answer.stage(),
                answer.answeredAt(),
                answer.knownAt(),
                answer.by());
    }

    /** Answers tell of people; that there were some does not. */
    void forget(@Observes LeadForgotten forgotten) {
        if (!forgotten.deals().isEmpty()) {
            sql.update(FORGET, forgotten.deals());
        }
    }

    private static Answer read(ResultSet row) throws SQLException {
        return new Answer(
                row.getString("methodology"),
                row.getString("question"),
                row.getInt("version"),
                row.getBoolean("answered"),
                row.getString("answer"),
                row.getString("stage"),
                Objects.requireNonNull(Sql.instant(row, "answered_at")),
                Objects.requireNonNull(Sql.instant(row, "known_at")),
                row.getString("answered_by"));
    }
}
