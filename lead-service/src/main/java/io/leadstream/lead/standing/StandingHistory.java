package io.leadstream.lead.standing;

import io.leadstream.lead.database.Sql;
import io.leadstream.lead.standing.QualificationEvent.LifecycleChanged;
import io.leadstream.lead.standing.QualificationEvent.Scored;
import io.leadstream.messaging.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said of leads over time. What is said of a lead that is erased is passed over. */
@ApplicationScoped
class StandingHistory {

    private static final String ADD_SCORE = """
            insert into score_history (id, lead_id, at, fit, engagement, total, grade, model)
            select ?, id, ?, ?, ?, ?, ?, ?::bigint from lead where id = ? for key share
            on conflict do nothing""";

    private static final String ADD_STEP = """
            insert into lifecycle_step (id, lead_id, at, from_lifecycle, lifecycle, reason, by)
            select ?, id, ?, ?::text, ?, ?::text, ?::text from lead where id = ? for key share
            on conflict do nothing""";

    private final Sql sql;

    StandingHistory(Sql sql) {
        this.sql = sql;
    }

    /** Something said, with the event that said it. */
    record Said<T extends QualificationEvent>(Event event, T what) {}

    void addScores(List<Said<Scored>> scores) {
        sql.batch(
                ADD_SCORE,
                scores.stream()
                        .map(said -> new @Nullable Object[] {
                            said.event().id(),
                            said.event().occurredAt(),
                            said.what().fit(),
                            said.what().engagement(),
                            said.what().total(),
                            said.what().grade(),
                            said.what().modelVersion(),
                            said.what().leadId()
                        })
                        .toList());
    }

    void addSteps(List<Said<LifecycleChanged>> steps) {
        sql.batch(
                ADD_STEP,
                steps.stream()
                        .map(said -> new @Nullable Object[] {
                            said.event().id(),
                            said.event().occurredAt(),
                            said.what().from(),
                            said.what().to(),
                            said.what().reason(),
                            said.what().by(),
                            said.what().leadId()
                        })
                        .toList());
    }
}
