package io.leadstream.pipeline.aftersale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer who agreed to speak for us.
 *
 * @param dealId the deal that they bought by
 * @param uses how often deals asked for them
 * @param withdrawnAt when they took their consent back
 */
record Reference(
        UUID id,
        UUID dealId,
        @Nullable UUID companyId,
        Consent consent,
        List<ReferenceFormat> formats,
        State state,
        Instant recordedAt,
        String recordedBy,
        @Nullable Instant withdrawnAt,
        long uses,
        @Nullable Instant lastUsedAt,
        @JsonIgnore long version) {

    Reference {
        formats = List.copyOf(formats);
    }

    /** Whether it may be used. */
    @Schema(name = "ReferenceState")
    enum State {
        ACTIVE,
        WITHDRAWN
    }

    /**
     * What the customer agreed to.
     *
     * @param evidence a link to it; shown to who sells
     */
    @Schema(name = "ReferenceConsent")
    record Consent(LocalDate date, @Nullable String evidence) {}

    Reference withoutFreeText() {
        return new Reference(
                id,
                dealId,
                companyId,
                new Consent(consent.date, null),
                formats,
                state,
                recordedAt,
                recordedBy,
                withdrawnAt,
                uses,
                lastUsedAt,
                version);
    }
}
