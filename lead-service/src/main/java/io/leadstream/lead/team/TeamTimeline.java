package io.leadstream.lead.team;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the team said and handed over, on the timeline. */
class TeamTimeline {

    private static final String COMMENT = """
            case when t.deleted then jsonb_build_object('deleted', true)
                 else jsonb_strip_nulls(jsonb_build_object('text', t.text, 'dealId', t.deal_id,
                        'changedAt', case when t.version > 0 then t.changed_at end,
                        'mentions', (select jsonb_agg(m.user_id order by m.user_id) from mention m
                                     where m.comment_id = t.id))) end""";

    @Produces
    @Singleton
    TimelineSource comments() {
        return new TimelineSource(
                "COMMENT", "(select * from comment where deal_id is null)", "created_at", "t.author", COMMENT);
    }

    @Produces
    @Singleton
    TimelineSource commentsOnDeals() {
        return TimelineSource.ofDeals(
                "COMMENT", "(select * from comment where deal_id is not null)", "created_at", "t.author", COMMENT);
    }

    @Produces
    @Singleton
    TimelineSource commentsOnADeal() {
        return TimelineSource.ofDeal("COMMENT", "comment", "created_at", "t.author", COMMENT);
    }

    @Produces
    @Singleton
    TimelineSource companyComments() {
        return TimelineSource.ofCompany("COMMENT", "comment", "created_at", "t.author", COMMENT);
    }

    @Produces
    @Singleton
    TimelineSource handOvers() {
        return new TimelineSource("HAND_OVER", "hand_over_step", "at", "t.by", """
                (select jsonb_strip_nulls(jsonb_build_object('handOverId', h.id, 'state', t.state, 'from', h.sender,
                    'to', h.recipient, 'role', h.role, 'note', t.note))
                 from hand_over h where h.id = t.hand_over_id)""");
    }
}
