package io.leadstream.lead.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands on a lead's card at one moment. */
public record Card(
        Person person,
        Origin origin,
        @Nullable String owner,
        @Nullable UUID company,
        Instant changedAt) {}
