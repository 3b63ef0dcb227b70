package io.leadstream.forecast.call;

import io.leadstream.forecast.reading.MoneyView;
import io.leadstream.messaging.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others are told of submissions and overrides: who, of what, how much, and no note. */
sealed interface PublishedCall {

    String TOPIC = "forecast-events";

    /** Somebody committed to what a period will bring. */
    @EventType("submission.made.v1")
    record Submitted(UUID submissionId, About about, MoneyView amount, String by) implements PublishedCall {}

    /** Somebody set an amount beside the computed sum. */
    @EventType("override.set.v1")
    record Overridden(UUID overrideId, About about, MoneyView amount, String by) implements PublishedCall {}

    /** An override no longer stands; the amount is the one that it had. */
    @EventType("override.withdrawn.v1")
    record Withdrawn(UUID overrideId, About about, MoneyView amount, String by) implements PublishedCall {}

    /**
     * Whose word it is, and about what.
     *
     * @param period a quarter or month, such as 2027-Q1
     * @param scope all, team:(key) or owner:(person)
     * @param pipeline null for the deals of all
     */
    record About(
            String person,
            String period,
            String scope,
            @Nullable String pipeline) {

        static About of(Call call) {
            return new About(
                    call.person(), call.period().toString(), call.scope().toString(), call.pipeline());
        }
    }

    /** That it was said. */
    static PublishedCall said(Call call) {
        var amount = new MoneyView(call.amount().amount(), call.amount().currency());
        return switch (call.kind()) {
            case SUBMISSION -> new Submitted(call.id(), About.of(call), amount, call.by());
            case OVERRIDE -> new Overridden(call.id(), About.of(call), amount, call.by());
        };
    }

    /** That it is withdrawn. */
    static PublishedCall withdrawn(Call call, Call.Withdrawal withdrawal) {
        var amount = new MoneyView(call.amount().amount(), call.amount().currency());
        return new Withdrawn(call.id(), About.of(call), amount, withdrawal.by());
    }
}
