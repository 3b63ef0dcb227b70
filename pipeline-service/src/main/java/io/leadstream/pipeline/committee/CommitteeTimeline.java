package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.team.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What a deal's timeline shows of its committee. */
class CommitteeTimeline {

    @Produces
    @Singleton
    TimelineSource changes() {
        return new TimelineSource(
                "COMMITTEE",
                "(select s.deal_id, f.* from stakeholder_fact f join stakeholder s on s.id = f.stakeholder_id)",
                "t.occurred_at",
                "('00000000-0000-0000-0120-' || lpad(to_hex(t.id), 12, '0'))::uuid",
                "t.actor",
                """
                jsonb_strip_nulls(jsonb_build_object('change', t.type, 'stakeholderId', t.stakeholder_id,
                  'roles', to_jsonb(t.roles), 'stance', t.stance, 'influence', t.influence, 'knownAt', t.known_at))""",
                "jsonb_strip_nulls(jsonb_build_object('objection', t.objection, 'addressed', t.addressed))");
    }
}
