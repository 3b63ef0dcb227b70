package io.leadstream.forecast.backtest;

import io.leadstream.rest.BadInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be back-tested.
 *
 * @param pipeline null for the default one
 * @param currency null for that of the largest revenue
 * @param from the first as-of day; null for the first with half a year of history before it, or as many as there may
 *     be, 200, before the last
 * @param to the last as-of day; null for the last whose shortest horizon is over
 * @param every days between as-of days, 1 to 92; 7 when null
 * @param horizons in days, up to six of 1 to 366; 30, 60 and 90 when null
 * @param fields what the forecast may know of an open deal: stage, age and amount; what leaks is refused. Null for all
 *     that does not leak
 */
@Schema(name = "BacktestRequest")
public record BacktestRequest(
        @Schema(examples = "standard") @Nullable String pipeline,
        @Schema(examples = "EUR") @Nullable String currency,
        @Schema(examples = "2026-01-04") @Nullable LocalDate from,
        @Schema(examples = "2026-09-27") @Nullable LocalDate to,
        @Schema(examples = "7") @Nullable Integer every,
        @Schema(examples = "[30,60,90]") @Nullable List<Integer> horizons,

        @Schema(examples = "[\"stage\",\"age\",\"amount\"]") @Nullable
        List<String> fields) {

    private static final int MOST_HORIZONS = 6;
    private static final int LONGEST = 366;
    private static final int WIDEST = 92;
    private static final List<Integer> USUAL = List.of(30, 60, 90);

    /** Checks what can be checked without looking at the deals. */
    BacktestRequest checked() {
        if (from != null && to != null && from.isAfter(to)) {
            throw BadInput.of("to", "must not be before from");
        }
        if (every != null && (every < 1 || every > WIDEST)) {
            throw BadInput.of("every", "must be from 1 to " + WIDEST + " days");
        }
        if (horizons != null) {
            check(horizons);
        }
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            throw BadInput.of("currency", "must be an ISO 4217 code such as EUR");
        }
        if (fields != null) {
            List<DealField> known = fields.stream().map(DealField::named).toList();
            if (!known.containsAll(List.of(DealField.STAGE, DealField.AGE))) {
                throw BadInput.of("fields", "must have stage and age: all chances go by them");
            }
        }
        return this;
    }

    private static void check(List<Integer> horizons) {
        if (horizons.isEmpty() || horizons.size() > MOST_HORIZONS) {
            throw BadInput.of("horizons", "must be 1 to " + MOST_HORIZONS);
        }
        if (!horizons.stream().allMatch(days -> days != null && days >= 1 && days <= LONGEST)) {
            throw BadInput.of("horizons", "must be days from 1 to " + LONGEST);
        }
    }

    int step() {
        return Objects.requireNonNullElse(every, 7);
    }

    /** Whether the forecast may know of a field. */
    boolean knows(DealField field) {
        return fields == null || fields.stream().anyMatch(name -> DealField.named(name) == field);
    }

    /** In days, each once, the shortest first. */
    List<Integer> days() {
        return List.copyOf(new TreeSet<>(horizons == null ? USUAL : horizons));
    }
}
