package io.leadstream.lead.merge;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What became part of a lead, and what ceased to be, on the survivor's timeline. */
class MergeTimeline {

    private static final String WHICH = "jsonb_build_object('mergeId', t.id, 'mergedLeadId', t.merged_id)";

    @Produces
    @Singleton
    TimelineSource merges() {
        return new TimelineSource("MERGE", "lead_merge", "survivor_id", "merged_at", "t.id", "t.merged_by", WHICH);
    }

    @Produces
    @Singleton
    TimelineSource unmerges() {
        return new TimelineSource(
                "UNMERGE",
                "(select * from lead_merge where unmerged_at is not null)",
                "survivor_id",
                "unmerged_at",
                "t.id",
                "t.unmerged_by",
                WHICH);
    }
}
