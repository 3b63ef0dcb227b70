package io.leadstream.lead.team;

import io.leadstream.rest.BadInput;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a lead, a company or a deal.
 *
 * @param leadId of a comment on a deal: the deal's lead
 * @param author a user's id
 * @param text absent once it is deleted
 * @param mentions the users who are meant
 * @param edited whether it says something else than at first; its history tells what
 */
public record Comment(
        UUID id,
        @Nullable UUID leadId,
        @Nullable UUID companyId,
        @Nullable UUID dealId,
        @Schema(examples = "rep-7") String author,
        @Nullable String text,
        Set<String> mentions,
        Instant createdAt,
        Instant changedAt,
        boolean edited,
        boolean deleted) {

    static final int LONGEST = 10_000;

    static final String EXAMPLE = """
            {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac0aa","leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
             "author":"rep-7","text":"@rep-9 they ask for a proof of concept: can you help?","mentions":["rep-9"],
             "createdAt":"2026-11-20T09:30:00Z","changedAt":"2026-11-20T09:30:00Z","edited":false,"deleted":false}""";

    /**
     * What is said.
     *
     * @param text with {@code @user} for who is meant
     */
    public record Said(
            @NotBlank @Size(max = LONGEST) @Schema(examples = "@rep-9 can you help?")
            String text) {

        static final String EXAMPLE = "{\"text\":\"@rep-9 they ask for a proof of concept: can you help?\"}";

        Set<String> mentions() {
            Set<String> meant = Mentions.in(text);
            if (meant.size() > Mentions.MOST) {
                throw BadInput.of("text", "must mention at most " + Mentions.MOST + " users");
            }
            return meant;
        }
    }

    /** What is said of a deal. */
    public record SaidOfDeal(
            @jakarta.validation.constraints.NotNull UUID dealId,

            @NotBlank @Size(max = LONGEST) @Schema(examples = "Signed on paper.")
            String text) {

        Said said() {
            return new Said(text);
        }
    }

    /** A comment as it was. */
    public record Revision(long version, String text, Instant at, String by) {}

    /** With the version that its entity tag names. */
    record Versioned(Comment comment, long version) {}

    /** On what somebody comments. */
    record Place(
            @Nullable UUID leadId,
            @Nullable UUID companyId,
            @Nullable UUID dealId) {}
}
