package io.leadstream.lead.team;

import io.leadstream.rest.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A lead is handed to a colleague, who takes it or does not.
 *
 * @param from who hands it over
 * @param to who is asked
 * @param role as what
 * @param answer what they say to it
 */
public record HandOver(
        UUID id,
        UUID leadId,
        String from,
        String to,
        Role role,
        @Nullable String note,
        State state,
        Instant at,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable String answer) {

    static final String EXAMPLE = """
            {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1a4a0d","leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
             "from":"sdr-3","to":"rep-9","role":"ACCOUNT_MANAGER","note":"Budget confirmed, wants a demo.",
             "state":"PENDING","at":"2026-11-20T09:30:00Z"}""";

    /** As what a colleague is to take part. */
    public enum Role {
        /** owns the lead from then on */
        ACCOUNT_MANAGER,
        MARKETING,
        SUPPORT,
        ONBOARDING
    }

    /** How far it is. */
    @Schema(name = "HandOverState")
    public enum State {
        PENDING,
        ACCEPTED,
        DECLINED
    }

    /** What is asked. */
    public record Asked(
            @NotBlank @Size(max = 200) @Schema(examples = "rep-9")
            String to,

            @NotNull @Schema(examples = "ACCOUNT_MANAGER") Role role,

            @Size(max = 10_000) @Nullable @Schema(examples = "Budget confirmed, wants a demo.")
            String note) {

        static final String EXAMPLE =
                "{\"to\":\"rep-9\",\"role\":\"ACCOUNT_MANAGER\",\"note\":\"Budget confirmed, wants a demo.\"}";
    }

    /** What is said to it. */
    @Schema(name = "HandOverAnswer")
    public record Answer(@Size(max = 10_000) @Nullable String note) {

        static final Answer NOTHING = new Answer(null);
    }

    /** What is said to it, where a reason is due. */
    @Schema(name = "HandOverRefusal")
    public record Refusal(
            @NotBlank @Size(max = 10_000) @Schema(examples = "On holiday until Monday.")
            String reason) {}

    /**
     * Answers it; the same answer again changes nothing.
     *
     * @param about the lead; it is the survivor's from then on, where one that was merged into it was handed over
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the other answer was given before
     */
    HandOver answered(UUID about, State as, String by, @Nullable String note, Instant now) {
        if (state == as) {
            return this;
        }
        if (state != State.PENDING) {
            throw Problem.of(409, "hand-over-is-answered", "Hand-over is answered", "it was answered before: " + state)
                    .with("from", state)
                    .with("allowed", List.of())
                    .build();
        }
        return new HandOver(id, about, from, to, role, this.note, as, at, now, by, note);
    }
}
