package io.leadstream.lead.capture;

import java.util.UUID;

/** Where a lead stands in its lifecycle, for the answer to a capture. */
public interface LeadStatus {
    String of(UUID leadId);
}
