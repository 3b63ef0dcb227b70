package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.team.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What a deal's timeline shows of its approval. */
class ApprovalTimeline {

    @Produces
    @Singleton
    TimelineSource changes() {
        return new TimelineSource(
                "APPROVAL_PATH",
                "approval_fact",
                "t.occurred_at",
                "('00000000-0000-0000-0121-' || lpad(to_hex(t.id), 12, '0'))::uuid",
                "t.actor",
                """
                jsonb_strip_nulls(jsonb_build_object('change', t.type, 'legal', t.legal, 'budget', t.budget,
                  'oralApprovalAt', t.oral_approval_at, 'signedAt', t.signed_at))""",
                "'{}'::jsonb");
    }
}
