package io.leadstream.pipeline.similar;

import io.leadstream.pipeline.deal.LossKind;
import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.deal.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A closed deal that is like another.
 *
 * @param inBase what it was closed for, in the base currency
 * @param workedOn user ids: its owner, its team, and everybody who did something to it
 */
record SimilarDeal(
        UUID id,
        String name,
        @Nullable String company,
        String pipeline,
        Likeness likeness,
        Standing outcome,
        Instant closedAt,
        BigDecimal daysOpen,
        @Nullable String inBase,
        List<String> workedOn,
        Decided decided,
        String link) {

    /**
     * What decided it, as far as it is written down.
     *
     * @param stage in which it was closed
     * @param evidence how many pieces proved what
     * @param note of who closed it: for who sells alone
     */
    @Schema(name = "WhatDecided")
    record Decided(
            String stage,
            @Nullable LossKind kind,
            @Nullable LossReason reason,
            @Nullable String competitor,
            boolean override,
            List<Proof> evidence,
            @Nullable String note) {}

    @Schema(name = "ProofOnFile")
    record Proof(String kind, long pieces) {}

    /** Those that are most alike, the most alike first; of the same likeness the latest. */
    @Schema(name = "SimilarDeals")
    record Found(UUID dealId, List<SimilarDeal> items) {}
}
