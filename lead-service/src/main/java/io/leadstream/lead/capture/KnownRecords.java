package io.leadstream.lead.capture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One partner's records that were here before, and those that come in meanwhile: by its own id, and by content. */
final class KnownRecords {

    private record Content(@Nullable String externalId, String fingerprint) {}

    private final Map<String, UUID> leads = new HashMap<>();
    private final Set<Content> contents = new HashSet<>();

    /** The leads that earlier records were about. */
    Set<UUID> leads() {
        return Set.copyOf(leads.values());
    }

    /** The lead that an earlier record of the same id was about. */
    Optional<UUID> leadOf(@Nullable String externalId) {
        return externalId == null ? Optional.empty() : Optional.ofNullable(leads.get(externalId));
    }

    /** Whether the very same was here before. */
    boolean include(@Nullable String externalId, String fingerprint) {
        return contents.contains(new Content(externalId, fingerprint));
    }

    void add(@Nullable String externalId, String fingerprint, UUID leadId) {
        if (externalId != null) {
            leads.put(externalId, leadId);
            contents.add(new Content(externalId, fingerprint));
        }
    }
}
