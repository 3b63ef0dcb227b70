package io.leadstream.lead.card;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people last said of consent, to whomever they said it. */
public interface ConsentSaid {

    /**
     * What cards are to show where they say something else.
     *
     * @param written what each lead's card says: JSON
     * @return JSON, by lead; whose card says what counts, or nothing that is understood, is left out
     */
    Map<UUID, String> instead(Map<UUID, Optional<String>> written);
}
