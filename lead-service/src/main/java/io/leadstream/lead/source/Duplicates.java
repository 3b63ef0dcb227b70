package io.leadstream.lead.source;

import io.leadstream.rest.BadInput;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a lead that is here already.
 *
 * @param days with NEW_AFTER_DAYS, and only with it: 1 to 3650
 */
public record Duplicates(
        @NotNull Policy policy,

        @Min(1) @Max(3650) @Schema(examples = "90") @Nullable
        Integer days) {

    /** One more touch of it; another lead when its last touch is older; or no. */
    public enum Policy {
        ATTACH,
        NEW_AFTER_DAYS,
        REFUSE
    }

    public static final Duplicates ATTACH = new Duplicates(Policy.ATTACH, null);

    void check() {
        if ((policy == Policy.NEW_AFTER_DAYS) != (days != null)) {
            throw BadInput.of("duplicates.days", "must be given with NEW_AFTER_DAYS, and only with it");
        }
    }
}
