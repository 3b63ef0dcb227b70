package io.leadstream.qualification.lifecycle;

import io.leadstream.rest.BadInput;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a rep does not take what marketing offers. */
public record RejectInput(
        @Schema(description = "See /api/qualifications/reasons", examples = "NOT_NOW") @NotNull
        ReasonCode reason,

        @Schema(description = "RECYCLED or DISQUALIFIED; by default as the reason says", examples = "RECYCLED")
        @Nullable
        Lifecycle to,

        @Schema(examples = "asked us to call again in May") @Nullable @Size(max = 2000)
        String note) {

    /**
     * What it says.
     *
     * @throws BadInput for a reason or a state that a rejection cannot have
     */
    public Rejection toRejection() {
        if (!reason.isForPeople()) {
            throw BadInput.of("reason", "is not for people to give");
        }
        if (to != null && to != Lifecycle.RECYCLED && to != Lifecycle.DISQUALIFIED) {
            throw BadInput.of("to", "must be RECYCLED or DISQUALIFIED");
        }
        return new Rejection(reason, to == null ? reason.rejectsTo() : to, note);
    }
}
