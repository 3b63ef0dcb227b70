package io.leadstream.lead.activity;

import io.leadstream.lead.normal.Email;
import io.leadstream.rest.BadInput;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One activity of many, with the lead that it is of: named by {@code leadId}, or {@code email}, or {@code partner} and
 * {@code leadExternalId}.
 *
 * @param leadExternalId the partner's own id of the lead
 */
record BatchActivity(
        @Nullable UUID leadId,
        @Size(max = 320) @Nullable String email,
        @Size(max = 100) @Nullable String partner,
        @Size(max = 200) @Nullable String leadExternalId,
        @NotNull @Schema(examples = "WEB_VISIT") Activity.Type type,
        Activity.@Nullable Direction direction,
        @Nullable Instant occurredAt,
        @Size(max = 10_000) @Nullable String detail,
        @Size(min = 1, max = 200) @Nullable String externalId) {

    static final String EXAMPLE = """
            [{"leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","type":"WEB_VISIT","occurredAt":"2026-11-20T09:30:00Z",
              "externalId":"visit-1"},
             {"email":"ada@acme.example","type":"EMAIL_OPENED","occurredAt":"2026-11-20T09:31:00Z"},
             {"partner":"demo","leadExternalId":"4711","type":"CALL","direction":"OUTBOUND"}]""";

    /** By what a lead is named. */
    sealed interface Name {
        record Id(UUID id) implements Name {}

        record Address(String email) implements Name {}

        record PartnersOwn(String partner, String externalId) implements Name {}
    }

    /**
     * The lead's name.
     *
     * @throws BadInput when there is none, or more than one, or one that cannot be
     */
    Name lead() {
        if (Stream.of(leadId != null, email != null, leadExternalId != null)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw BadInput.of("leadId", "give one of leadId, email, or partner with leadExternalId");
        }
        if (leadId != null) {
            return new Name.Id(leadId);
        }
        if (email != null) {
            return new Name.Address(address(email));
        }
        if (partner == null || partner.isBlank() || leadExternalId == null) {
            throw BadInput.of("partner", "must be given with leadExternalId");
        }
        return new Name.PartnersOwn(partner, leadExternalId);
    }

    private static String address(String written) {
        try {
            return Email.of(written).address();
        } catch (IllegalArgumentException e) {
            throw BadInput.of("email", String.valueOf(e.getMessage()));
        }
    }

    NewActivity activity() {
        return new NewActivity(type, direction, occurredAt, detail, externalId);
    }
}
