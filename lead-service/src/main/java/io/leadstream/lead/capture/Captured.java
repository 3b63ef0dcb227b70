package io.leadstream.lead.capture;

import java.util.UUID;

/** What a capture led to: a new lead, one more touch of a known one, or nothing, for a record that was here before. */
public record Captured(UUID leadId, long version, int touches, Outcome outcome) {

    /** What it led to. */
    public enum Outcome {
        CREATED,
        TOUCHED,
        REPEATED
    }
}
