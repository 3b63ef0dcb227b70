package io.leadstream.pipeline.board;

import io.leadstream.pipeline.deal.Category;
import io.leadstream.pipeline.definition.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The open deals of a pipeline, stage by stage.
 *
 * @param columns the stages before and of the sale in their order, then stages of earlier versions that still have deals
 */
record Board(String pipeline, String name, String baseCurrency, Total total, List<Column> columns) {

    /**
     * How many deals there are and what they are worth.
     *
     * @param inBase what those with a known rate are worth in the base currency
     * @param withoutRate how many have an amount in a currency of which no rate was known
     */
    @Schema(name = "BoardTotal")
    record Total(long count, List<Sum> sums, String inBase, long withoutRate) {}

    /** Of one currency. */
    @Schema(name = "BoardSum")
    record Sum(String amount, String currency) {}

    /** @param more where the list of its deals goes on; absent when all are here */
    @Schema(name = "BoardColumn")
    record Column(
            String stage,
            String name,
            Phase phase,
            int rank,
            Total total,
            List<Card> items,
            @Nullable String more) {}

    /** @param version what If-Match takes to move it */
    @Schema(name = "BoardCard")
    record Card(
            UUID id,
            long version,
            String name,
            @Nullable String company,
            @Nullable Sum amount,
            @Nullable String inBase,
            @Nullable String owner,
            @Nullable Category category,
            @Nullable LocalDate expectedClose,
            boolean closeOverdue,
            int pushes,
            @Nullable LocalDate nextStepDate,
            Instant stageEnteredAt) {}
}
