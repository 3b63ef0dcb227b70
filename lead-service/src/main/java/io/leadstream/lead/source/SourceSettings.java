package io.leadstream.lead.source;

import io.leadstream.lead.card.EmailMatching;
import io.leadstream.lead.card.Source;
import io.leadstream.rest.BadInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is set of a source.
 *
 * @param source what it stamps on the leads that come by it
 * @param duplicates ATTACH where nothing is said
 * @param emailMatching EXACT where nothing is said
 * @param retentionDays after so many days without a touch a lead of this source is to go; absent: never
 * @param allowedOrigins the web pages whose forms may use the source's key: {@code https://www.example.com}, or
 *     {@code *}; none: servers only, which send no Origin
 * @param ratePerMinute how many public captures it takes, 60 where nothing is said
 * @param honeypotField a form's field that people do not see: who fills it is a machine
 * @param partner in whose name its webhooks bring leads; absent: the source's key
 * @param enabled false closes its public capture and its webhooks
 */
public record SourceSettings(
        @NotBlank @Size(max = 100) @Schema(examples = "Autumn landing page")
        String name,

        @NotNull @Schema(examples = "WEB_FORM") Source source,
        @Valid @Nullable Duplicates duplicates,

        @Schema(
                description =
                        "When addresses are the same person's: when they are the same (EXACT; jane+news@ is another than "
                                + "jane@), or when they are of one mailbox (MAILBOX): they differ in a plus-tag alone, or, "
                                + "at hosts that ignore them such as gmail.com, in dots, or in the host's other name",
                examples = "MAILBOX")
        @Nullable
        EmailMatching emailMatching,

        @Min(1) @Max(36_500) @Schema(examples = "730") @Nullable
        Integer retentionDays,

        @Size(max = 50) @Schema(examples = "[\"https://www.example.com\"]") @Nullable
        List<@NotNull @Size(max = 300) @Pattern(regexp = ORIGIN, message = ORIGIN_MESSAGE) String> allowedOrigins,

        @Min(1) @Max(1_000_000) @Schema(examples = "60") @Nullable
        Integer ratePerMinute,

        @Pattern(regexp = FIELD) @Schema(examples = "website") @Nullable
        String honeypotField,

        @Pattern(regexp = PARTNER) @Nullable String partner,

        @Nullable Boolean enabled) {

    static final String ORIGIN = "\\*|https?://[a-z0-9.-]+(:[0-9]{1,5})?";
    static final String ORIGIN_MESSAGE = "must be * or an origin such as https://www.example.com";
    static final String FIELD = "[A-Za-z0-9_.-]{1,50}";
    static final String PARTNER = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";
    private static final int DEFAULT_RATE = 60;

    /** What a form tells of a lead cannot be the trap at the same time. */
    private static final Set<String> FIELDS = Set.of(
            "email",
            "firstName",
            "lastName",
            "phone",
            "jobTitle",
            "ageBand",
            "country",
            "region",
            "medium",
            "campaign",
            "referrer",
            "landingPage",
            "externalId",
            "company.name",
            "company.domain");

    /**
     * With what holds where nothing was said.
     *
     * @throws BadInput naming what does not go together
     */
    SourceSettings complete() {
        if (duplicates != null) {
            duplicates.check();
        }
        if (honeypotField != null && FIELDS.contains(honeypotField)) {
            throw BadInput.of("honeypotField", "must not be a field of a lead");
        }
        return new SourceSettings(
                name.strip(),
                source,
                Objects.requireNonNullElse(duplicates, Duplicates.ATTACH),
                Objects.requireNonNullElse(emailMatching, EmailMatching.EXACT),
                retentionDays,
                allowedOrigins == null ? List.of() : List.copyOf(allowedOrigins),
                Objects.requireNonNullElse(ratePerMinute, DEFAULT_RATE),
                honeypotField,
                partner,
                Objects.requireNonNullElse(enabled, true));
    }
}
