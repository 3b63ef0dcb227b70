package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.team.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who joined, changed and left a committee, on the deal's timeline. */
class CommitteeTimeline {

    @Produces
    @Singleton
    TimelineSource stakeholders() {
        return new TimelineSource(
                "COMMITTEE",
                "(select f.*, s.deal_id from stakeholder s join stakeholder_fact f on f.stakeholder_id = s.id)",
                "t.occurred_at",
                "('00000000-0000-0000-0002-' || lpad(to_hex(t.id), 12, '0'))::uuid",
                "t.actor",
                "jsonb_build_object('step', t.type, 'stakeholderId', t.stakeholder_id, 'roles', t.roles,"
                        + " 'knownAt', t.known_at)",
                "jsonb_strip_nulls(jsonb_build_object('stance', t.stance, 'objection', t.objection,"
                        + " 'addressed', t.addressed))");
    }
}
