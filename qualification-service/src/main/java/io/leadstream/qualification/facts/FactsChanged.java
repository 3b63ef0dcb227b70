package io.leadstream.qualification.facts;

import io.leadstream.messaging.EventType;
import io.leadstream.qualification.framework.Completeness;
import java.util.List;
import java.util.UUID;

/** Published: it changed what is known of a lead. Which criteria hold, never what was said. */
@EventType("lead.facts-changed.v1")
public record FactsChanged(UUID leadId, String framework, boolean complete, List<String> held, List<String> missing) {

    static FactsChanged of(UUID leadId, Completeness completeness) {
        return new FactsChanged(
                leadId,
                completeness.framework(),
                completeness.complete(),
                completeness.heldKeys(),
                completeness.missingKeys());
    }
}
