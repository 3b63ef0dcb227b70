package io.leadstream.lead.partner;

import java.time.Instant;

/** The doors by which partners bring leads, as far as a redrive needs them. */
public interface PartnerDoor {

    /** What became of a record. */
    enum Outcome {
        ACCEPTED,
        REPEATED
    }

    /**
     * Takes a record once more by the door by which it came, in a transaction of its own.
     *
     * @throws RuntimeException when it is refused again; {@link #refusal} says why
     */
    Outcome take(String partner, String door, byte[] record, Instant writtenAt);

    Refusal refusal(RuntimeException refused);
}
