package io.leadstream.lead.activity;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Activities on the timeline. */
class ActivityTimeline {

    @Produces
    @Singleton
    TimelineSource activities() {
        return new TimelineSource("ACTIVITY", "activity", "occurred_at", "t.recorded_by", """
                jsonb_strip_nulls(jsonb_build_object('type', t.type, 'direction', t.direction,
                  'recordedAt', t.recorded_at, 'detail', t.detail))""");
    }
}
