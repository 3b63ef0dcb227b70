package io.leadstream.pipeline.deal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a deal, until it is reopened.
 *
 * @param stage the stage it was in: reopening brings it back there
 * @param reason of a loss; null for a won deal and for an imported loss of which none is known
 * @param kind of a loss where its seller said so
 * @param competitor the name of the company that a loss went to, where it is known
 */
@Embeddable
record Closing(
        @Column(name = "closed_in") String stage,

        @Enumerated(EnumType.STRING) @Column(name = "loss_reason") @Nullable
        LossReason reason,

        @Column(name = "closed_at") Instant at,

        @Enumerated(EnumType.STRING) @Column(name = "loss_kind") @Nullable
        LossKind kind,

        @Column(name = "lost_to") @Nullable String competitor) {

    static Closing won(String stage, Instant at) {
        return new Closing(stage, null, at, null, null);
    }

    static Closing lost(String stage, Loss loss, Instant at) {
        return new Closing(stage, loss.reason(), at, loss.kind(), loss.competitor());
    }

    /** Of a loss: as its seller said, or as its reason tells. */
    @Nullable
    LossKind lossKind() {
        return kind != null || reason == null ? kind : LossKind.of(reason);
    }
}
