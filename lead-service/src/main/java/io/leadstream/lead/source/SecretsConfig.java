package io.leadstream.lead.source;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What secrets are kept under. */
@ConfigMapping(prefix = "leadstream.secrets")
interface SecretsConfig {

    /** A text that is not to be guessed, of at least 32 characters. Without it the service does not start. */
    String key();

    /**
     * Other keys by which secrets can still be read. To change the key, name the new one here at every instance, then
     * make it the key and name the old one here; from the next start on nothing is kept under the old one.
     */
    Optional<List<String>> otherKeys();
}
