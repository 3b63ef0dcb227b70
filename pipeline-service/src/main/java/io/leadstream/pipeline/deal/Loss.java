package io.leadstream.pipeline.deal;

import org.jspecify.annotations.Nullable;

/**
 * Why a deal was lost.
 *
 * @param kind what its seller said of it beside the reason; null leaves that to the reason
 * @param competitor the name of the company that won it, where one did and its name is known
 */
record Loss(
        LossReason reason,
        @Nullable LossKind kind,
        @Nullable String competitor) {

    /** Which of the four kinds it was, as far as is known. */
    LossKind told() {
        return kind == null ? LossKind.of(reason) : kind;
    }

    static Loss of(LossReason reason) {
        return new Loss(reason, null, null);
    }
}
