package io.leadstream.qualification.scoring;

import io.leadstream.messaging.EventType;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published: a lead's score as of the event's time. */
@EventType("lead.scored.v1")
public record LeadScored(
        UUID leadId,
        BigDecimal fit,
        BigDecimal engagement,
        BigDecimal total,
        String grade,
        int modelVersion,
        @Nullable GivenScore override) {

    /**
     * The score as computed, and beside it what a manager gave by hand.
     *
     * @param override none where nothing was given, or its time is over
     */
    public static LeadScored of(LeadScore lead, @Nullable GivenScore override) {
        Score score = lead.score();
        return new LeadScored(
                lead.leadId(),
                score.fit(),
                score.engagement(),
                score.total(),
                score.grade().toString(),
                lead.modelVersion(),
                override);
    }
}
