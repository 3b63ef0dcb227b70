package io.leadstream.pipeline.deal;

import java.time.Instant;

/** A step cannot have happened before the one that it follows. */
public final class BeforeLastFact extends DealRefusal {

    BeforeLastFact(Instant lastFact) {
        super("must not be before the deal's last step, at " + lastFact);
    }
}
