package io.leadstream.lead.standing;

import io.leadstream.lead.standing.QualificationEvent.LifecycleChanged;
import io.leadstream.lead.standing.QualificationEvent.Scored;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said of leads over time. What is said of a lead that is erased is passed over. */
@ApplicationScoped
class StandingHistory {

    private static final String ADD_SCORE = """
            insert into score_history (id, lead_id, at, fit, engagement, total, grade, model)
            select said.id, l.id, said.at, said.fit, said.engagement, said.total, said.grade, said.model
            from unnest(?::uuid[], ?::timestamptz[], ?::numeric[], ?::numeric[], ?::numeric[], ?::text[], ?::bigint[],
                ?::uuid[]) as said (id, at, fit, engagement, total, grade, model, lead_id)
              join lead l on l.id = said.lead_id
            order by l.id for key share of l
            on conflict do nothing""";

    private static final String ADD_STEP = """
            insert into lifecycle_step (id, lead_id, at, from_lifecycle, lifecycle, reason, by)
            select said.id, l.id, said.at, said.from_lifecycle, said.lifecycle, said.reason, said.by
            from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])
                as said (id, at, from_lifecycle, lifecycle, reason, by, lead_id)
              join lead l on l.id = said.lead_id
            order by l.id for key share of l
            on conflict do nothing""";

    private final Sql sql;

    StandingHistory(Sql sql) {
        this.sql = sql;
    }

    /** Something said, with the event that said it. */
    record Said<T extends QualificationEvent>(Event event, T what) {}

    void addScores(List<Said<Scored>> scores) {
        sql.all(
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
        sql.all(
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
