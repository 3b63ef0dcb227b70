package io.leadstream.pipeline.team;

import io.leadstream.messaging.EventType;
import java.util.UUID;

/** What others are told of hand-overs: who and as what, no words. */
sealed interface PublishedTeamwork {

    @EventType("deal.hand-over-asked.v1")
    record HandOverAsked(UUID dealId, UUID handOverId, String from, String to, DealHandOver.Role role)
            implements PublishedTeamwork {}

    @EventType("deal.hand-over-answered.v1")
    record HandOverAnswered(
            UUID dealId,
            UUID handOverId,
            String from,
            String to,
            DealHandOver.Role role,
            DealHandOver.State state,
            String answeredBy)
            implements PublishedTeamwork {}
}
