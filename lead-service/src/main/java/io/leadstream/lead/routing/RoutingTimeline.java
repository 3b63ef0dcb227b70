package io.leadstream.lead.routing;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who got a lead when and why, on its timeline. */
class RoutingTimeline {

    @Produces
    @Singleton
    TimelineSource assignments() {
        return new TimelineSource("ASSIGNMENT", "assignment", "at", "t.actor", """
                jsonb_strip_nulls(jsonb_build_object('owner', t.owner, 'previousOwner', t.previous_owner, 'by', t.by,
                  'rule', t.rule, 'rulesVersion', t.rules_version, 'note', t.note))""");
    }
}
