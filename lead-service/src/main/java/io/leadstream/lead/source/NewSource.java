package io.leadstream.lead.source;

import io.leadstream.lead.card.EmailMatching;
import io.leadstream.lead.card.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A source that is to be opened: {@link SourceSettings} and the key that names it for good. Flat, because what is
 * unwrapped is not read strictly.
 */
record NewSource(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,49}") @Schema(examples = "autumn-landing-page")
        String key,

        @NotBlank @Size(max = 100) String name,
        @NotNull Source source,
        @Valid @Nullable Duplicates duplicates,
        @Nullable EmailMatching emailMatching,
        @Min(1) @Max(36_500) @Nullable Integer retentionDays,

        @Size(max = 50) @Nullable
        List<
                        @NotNull @Size(max = 300)
                        @Pattern(regexp = SourceSettings.ORIGIN, message = SourceSettings.ORIGIN_MESSAGE) String>
                allowedOrigins,

        @Min(1) @Max(1_000_000) @Nullable Integer ratePerMinute,
        @Pattern(regexp = SourceSettings.FIELD) @Nullable String honeypotField,
        @Pattern(regexp = SourceSettings.PARTNER) @Nullable String partner,
        @Nullable Boolean enabled) {

    SourceSettings settings() {
        return new SourceSettings(
                name,
                source,
                duplicates,
                emailMatching,
                retentionDays,
                allowedOrigins,
                ratePerMinute,
                honeypotField,
                partner,
                enabled);
    }
}
