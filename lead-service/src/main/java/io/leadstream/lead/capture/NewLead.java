package io.leadstream.lead.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.leadstream.lead.card.Source;
import io.leadstream.lead.card.TextOrNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A lead as somebody offers it, by any door. Needs {@code email} or {@code phone}.
 *
 * @param ageBand such as {@code 35-44}
 * @param country ISO 3166-1 alpha-2
 * @param phone E.164, or national together with {@code country}
 * @param externalId the sender's own id; required on partners' topics
 * @param consent what the person agreed to, as the sender recorded it
 */
public record NewLead(
        @Size(max = 320) @Schema(examples = "jane.doe@acme.example") @Nullable
        String email,

        @Size(max = 100) @Schema(examples = "Jane") @Nullable
        String firstName,

        @Size(max = 100) @Schema(examples = "Doe") @Nullable String lastName,

        @Size(max = 50) @Schema(examples = "+4930901820") @Nullable
        String phone,

        @Size(max = 200) @Schema(examples = "VP Sales") @Nullable
        String jobTitle,

        @Size(max = 20) @Schema(examples = "35-44") @Nullable
        String ageBand,

        @Schema(examples = "DE") @Nullable String country,

        @Size(max = 100) @Schema(examples = "Berlin") @Nullable
        String region,

        @NotNull @Schema(examples = "WEB_FORM") Source source,
        @Size(max = 100) @Schema(examples = "cpc") @Nullable String medium,

        @Size(max = 200) @Schema(examples = "autumn-launch") @Nullable
        String campaign,

        @Size(max = 2000) @Nullable String referrer,
        @Size(max = 2000) @Nullable String landingPage,
        @Size(min = 1, max = 200) @Nullable String externalId,
        @Nullable JsonNode consent,
        @Valid @Nullable NewCompany company) {

    /**
     * The company where the lead works.
     *
     * @param domain a domain, or the address of a web page
     * @param funding text such as {@code SERIES_B}, or an amount
     * @param productUsers how many use our product there
     */
    public record NewCompany(
            @Size(max = 200) @Schema(examples = "Acme") @Nullable
            String name,

            @Size(max = 300) @Schema(examples = "acme.example") @Nullable
            String domain,

            @Size(max = 100) @Schema(examples = "SOFTWARE") @Nullable
            String industry,

            @PositiveOrZero @Max(10_000_000) @Schema(examples = "240") @Nullable
            Integer employees,

            @Size(max = 50) @Schema(examples = "GROWTH") @Nullable
            String growthStage,

            @Size(max = 50) @JsonDeserialize(using = TextOrNumber.class) @Schema(examples = "SERIES_B") @Nullable
            String funding,

            @PositiveOrZero @Max(100_000_000) @Nullable Integer productUsers) {}
}
