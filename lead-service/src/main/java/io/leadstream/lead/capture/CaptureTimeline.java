package io.leadstream.lead.capture;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Captures on the timeline. */
class CaptureTimeline {

    /**
     * As index {@code touch_told} has it. It begins with zeros, so that a capture stands before what follows from it at the
     * same moment.
     */
    private static final String ID =
            "('00000000' || left(md5(t.lead_id::text), 16) || lpad(to_hex(t.nr), 8, '0'))::uuid";

    @Produces
    @Singleton
    TimelineSource captures() {
        return new TimelineSource("CAPTURE", "touch", "lead_id", "at", ID, "t.partner", """
                jsonb_strip_nulls(jsonb_build_object('nr', t.nr, 'door', t.door, 'partner', t.partner,
                  'externalId', t.external_id, 'offered', t.offered::jsonb))""");
    }
}
