package io.leadstream.pipeline.team;

import io.leadstream.rest.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A deal is handed to a colleague, who takes it or does not.
 *
 * @param from who hands it over
 * @param to who is asked
 * @param role as what
 * @param note shown to who sells and to who is asked
 * @param answer what they say to it
 */
public record DealHandOver(
        UUID id,
        UUID dealId,
        String from,
        String to,
        Role role,
        @Nullable String note,
        State state,
        Instant at,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable String answer) {

    /** As what a colleague is to take part. */
    @Schema(name = "DealHandOverRole")
    public enum Role {
        /** Owns the deal from then on, and stays accountable after the sale. */
        ACCOUNT_MANAGER,
        /** Does the daily work after the sale. */
        CUSTOMER_SUCCESS,
        MARKETING,
        SUPPORT,
        ONBOARDING
    }

    /** How far it is. */
    @Schema(name = "DealHandOverState")
    public enum State {
        PENDING,
        ACCEPTED,
        DECLINED
    }

    /**
     * Answers it; the same answer again changes nothing.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the other answer was given before
     */
    DealHandOver answered(State as, String by, @Nullable String words, Instant now) {
        if (state == as) {
            return this;
        }
        if (state != State.PENDING) {
            throw Problem.of(409, "hand-over-is-answered", "Hand-over is answered", "it was answered before: " + state)
                    .with("from", state)
                    .with("allowed", List.of())
                    .build();
        }
        return new DealHandOver(id, dealId, from, to, role, note, as, at, now, by, words);
    }

    DealHandOver withoutFreeText() {
        return new DealHandOver(id, dealId, from, to, role, null, state, at, answeredAt, answeredBy, null);
    }
}
