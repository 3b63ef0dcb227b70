package io.leadstream.qualification.lead;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead works, as far as scoring, segments and profiles need it.
 *
 * @param productUsers how many people there use the product already
 * @param targetAccount whether account-based selling aims at it; null when nothing was said
 */
public record Company(
        UUID id,
        @Nullable String name,
        @Nullable String industry,
        @Nullable String sizeBand,
        boolean funded,
        boolean growing,
        @Nullable String growthStage,
        @Nullable Long productUsers,
        @Nullable Boolean targetAccount) {

    /** A company of which no more is known. */
    public Company(
            UUID id,
            @Nullable String name,
            @Nullable String industry,
            @Nullable String sizeBand,
            boolean funded,
            boolean growing) {
        this(id, name, industry, sizeBand, funded, growing, null, null, null);
    }
}
