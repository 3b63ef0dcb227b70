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
 */
@Embeddable
record Closing(
        @Column(name = "closed_in") String stage,

        @Enumerated(EnumType.STRING) @Column(name = "loss_reason") @Nullable
        LossReason reason,

        @Column(name = "closed_at") Instant at) {}
