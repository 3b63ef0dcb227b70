package io.leadstream.qualification.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a score has some of its points.
 *
 * @param points two decimals; negative where points are taken away
 * @param rule the rule's name in the model
 * @param eventId the event that brought the points; none where a limit or rounding took them
 * @param at when that happened
 */
public record LedgerLine(
        BigDecimal points,
        String rule,
        String reason,
        @Nullable UUID eventId,
        Instant at) {}
