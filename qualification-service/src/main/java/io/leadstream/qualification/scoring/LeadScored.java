package io.leadstream.qualification.scoring;

import io.leadstream.messaging.EventType;
import java.math.BigDecimal;
import java.util.UUID;

/** Published: a lead's score as of the event's time. */
@EventType("lead.scored.v1")
public record LeadScored(
        UUID leadId, BigDecimal fit, BigDecimal engagement, BigDecimal total, String grade, int modelVersion) {

    public static LeadScored of(LeadScore lead) {
        Score score = lead.score();
        return new LeadScored(
                lead.leadId(),
                score.fit(),
                score.engagement(),
                score.total(),
                score.grade().toString(),
                lead.modelVersion());
    }
}
