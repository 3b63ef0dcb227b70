package io.leadstream.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What a service may set of its messaging. */
@ConfigMapping(prefix = "leadstream.messaging")
public interface MessagingConfig {

    /** The replication slot by which the outbox is read; a service without one publishes nothing. */
    Optional<String> slot();

    /** How long published rows are kept, so that they can be published again. */
    @WithDefault("P7D")
    Duration outboxRetention();

    /** How long dead-letter topics keep what was set aside. */
    @WithDefault("P7D")
    Duration deadLetterRetention();

    /** The longest a read waits for {@code atLeast}. */
    @WithDefault("PT2S")
    Duration longestWait();

    /** The longest pause between two tries of a batch that an infrastructure fault holds up. */
    @WithDefault("PT2S")
    Duration longestBackoff();
}
