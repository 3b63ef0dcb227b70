package io.leadstream.pipeline.aftersale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Value that was promised during a sale.
 *
 * @param measure what is measured; shown to who sells
 * @param target how much of it; shown to who sells
 * @param by user id of who promised
 * @param toPerson id of lead-service of whom it was promised to
 * @param date when it was promised
 * @param evidence a link to where it stands written; shown to who sells
 */
record Promise(
        UUID id,
        UUID dealId,
        @Nullable String measure,
        @Nullable String target,
        String by,
        @Nullable UUID toPerson,
        LocalDate date,
        @Nullable String evidence,
        PromiseStanding standing,
        Instant recordedAt,
        String recordedBy,
        List<PromiseCheck> checks) {

    Promise {
        checks = List.copyOf(checks);
    }

    Promise with(List<PromiseCheck> itsChecks) {
        return new Promise(
                id, dealId, measure, target, by, toPerson, date, evidence, standing, recordedAt, recordedBy, itsChecks);
    }

    Promise withoutFreeText() {
        return new Promise(
                id,
                dealId,
                null,
                null,
                by,
                toPerson,
                date,
                null,
                standing,
                recordedAt,
                recordedBy,
                checks.stream().map(PromiseCheck::withoutFreeText).toList());
    }
}
