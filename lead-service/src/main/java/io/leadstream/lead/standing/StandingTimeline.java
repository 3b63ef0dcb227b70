package io.leadstream.lead.standing;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Scores and lifecycle steps on the timeline. */
class StandingTimeline {

    @Produces
    @Singleton
    TimelineSource scores() {
        return new TimelineSource("SCORE", "score_history", "at", "'qualification-service'", """
                jsonb_strip_nulls(jsonb_build_object('fit', t.fit, 'engagement', t.engagement, 'total', t.total,
                  'grade', t.grade, 'modelVersion', t.model))""");
    }

    @Produces
    @Singleton
    TimelineSource lifecycle() {
        return new TimelineSource("LIFECYCLE", "lifecycle_step", "at", "t.by", """
                jsonb_strip_nulls(jsonb_build_object('from', t.from_lifecycle, 'to', t.lifecycle,
                  'reason', t.reason))""");
    }
}
