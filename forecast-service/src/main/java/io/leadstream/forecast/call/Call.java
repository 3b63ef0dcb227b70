package io.leadstream.forecast.call;

import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.team.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says will be won in a period, what has been won included. Never changed: the next one takes its place.
 * It is shown as it is known at a time.
 *
 * @param person whose word it is
 * @param pipeline whose deals it is about; null for those of all
 * @param at when it was said
 * @param knownAt when it was entered; later than {@code at} where history was imported
 * @param by who entered it
 * @param followed whether there is a later one of its period, scope and pipeline
 * @param withdrawn that it no longer stands; of overrides only
 */
public record Call(
        UUID id,
        Kind kind,
        String person,
        Period period,
        Scope scope,
        @Nullable String pipeline,
        Money amount,
        @Nullable String note,
        Instant at,
        Instant knownAt,
        String by,
        boolean followed,
        @Nullable Withdrawal withdrawn) {

    /** What it is for. */
    public enum Kind {
        /** What a person commits to, for themselves or their team. */
        SUBMISSION,
        /** What somebody sets beside the computed sum. */
        OVERRIDE
    }

    /** That an override no longer stands. */
    public record Withdrawal(
            Instant at, String by, @Nullable String note) {}

    /** Whether it stands at the time as of which it is known: the last word, not withdrawn, its period not over. */
    public boolean stands(Instant asOf) {
        return !followed && withdrawn == null && asOf.isBefore(period.to());
    }
}
