package io.leadstream.qualification.scoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the lead score and how far it has come.
 *
 * @param revision counts its changes
 * @param copiedFrom the version that it began as a copy of
 */
record ModelVersion(
        int version,
        ModelState state,
        ModelRules rules,
        long revision,
        @Nullable Integer copiedFrom,
        Instant createdAt,
        String createdBy) {

    static ModelVersion draft(
            int version, ModelRules rules, @Nullable Integer copiedFrom, Instant createdAt, String createdBy) {
        return new ModelVersion(version, new ModelState.Draft(), rules, 1, copiedFrom, createdAt, createdBy);
    }

    ModelVersion edited(ModelRules changed) {
        return new ModelVersion(version, state.edit(), changed, revision + 1, copiedFrom, createdAt, createdBy);
    }

    ModelVersion rehearsed(Instant at) {
        return in(state.rehearse(at));
    }

    ModelVersion activated(Instant at) {
        return in(state.activate(at));
    }

    ModelVersion retired(Instant at) {
        return in(state.retire(at));
    }

    private ModelVersion in(ModelState next) {
        return next.equals(state)
                ? this
                : new ModelVersion(version, next, rules, revision + 1, copiedFrom, createdAt, createdBy);
    }

    boolean isInForce() {
        return state instanceof ModelState.Active;
    }

    /** Since when it is or was in force; none when it never was. */
    @Nullable
    Instant inForceSince() {
        return switch (state) {
            case ModelState.Draft _, ModelState.Rehearsed _ -> null;
            case ModelState.Active active -> active.since() == null ? Instant.MIN : active.since();
            case ModelState.Retired retired -> retired.since() == null ? Instant.MIN : retired.since();
        };
    }
}
