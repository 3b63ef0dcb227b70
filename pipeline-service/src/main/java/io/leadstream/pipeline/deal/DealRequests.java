package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.rest.BadInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies as they are sent. */
final class DealRequests {

    static final String SEGMENT = "[A-Za-z][A-Za-z0-9_.-]{0,39}";
    static final String SEGMENT_RULE = "must be 1 to 40 letters, digits, '_', '-' or '.', the first a letter";

    static final String OWNER = "\\S(?:.{0,98}\\S)?";
    static final String OWNER_RULE = "must be a user id of 1 to 100 characters";

    private static final Set<String> UNSAFE_SCHEMES = Set.of("javascript", "data", "vbscript");

    private DealRequests() {}

    record Opening(
            @NotBlank @Size(max = 200) String name,
            @Nullable UUID leadId,
            @Nullable UUID companyId,
            @Nullable @Size(min = 1, max = 60) String pipeline,
            @Nullable @Size(min = 1, max = 60) String stage,
            @Nullable Money amount,

            @Nullable @Pattern(regexp = OWNER, message = OWNER_RULE)
            String owner,

            @Nullable LocalDate expectedClose,

            @Nullable @Size(max = 20)
            Map<@Pattern(regexp = SEGMENT, message = SEGMENT_RULE) String, @NotBlank @Size(max = 200) String> segments,

            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = OWNER, message = OWNER_RULE) String> team,

            @Nullable Category category,
            @Nullable @Valid Step nextStep,

            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> competitors,

            @Nullable Contact primaryContact,
            @Nullable @Size(max = 5000) String strategyNote) {

        Terms terms() {
            return new Changeable(
                            name,
                            amount,
                            owner,
                            expectedClose,
                            segments,
                            team,
                            category,
                            nextStep,
                            competitors,
                            primaryContact,
                            strategyNote)
                    .terms(Terms.EMPTY);
        }
    }

    /** What is to happen next. */
    @Schema(name = "NextStepOfDeal")
    record Step(
            @NotBlank @Size(max = 500) String text,
            @Nullable LocalDate date) {

        NextStep read() {
            return new NextStep(text, sane(date, "nextStep.date"));
        }

        static @Nullable Step of(@Nullable NextStep step) {
            return step == null ? null : new Step(step.text(), step.date());
        }
    }

    private static @Nullable LocalDate sane(@Nullable LocalDate day, String field) {
        if (day != null && (day.getYear() < 1970 || day.getYear() > 2199)) {
            throw BadInput.of(field, "must be between 1970 and 2199");
        }
        return day;
    }

    /** What a merge patch may name. */
    @Schema(name = "DealPatch")
    record Changeable(
            @NotBlank @Size(max = 200) String name,
            @Nullable Money amount,

            @Nullable @Pattern(regexp = OWNER, message = OWNER_RULE)
            String owner,

            @Nullable LocalDate expectedClose,

            @Nullable @Size(max = 20)
            Map<@Pattern(regexp = SEGMENT, message = SEGMENT_RULE) String, @NotBlank @Size(max = 200) String> segments,

            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = OWNER, message = OWNER_RULE) String> team,

            @Nullable Category category,
            @Nullable @Valid Step nextStep,

            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> competitors,

            @Nullable Contact primaryContact,
            @Nullable @Size(max = 5000) String strategyNote) {

        static Changeable of(Terms terms) {
            Pursuit pursuit = terms.pursuit();
            return new Changeable(
                    terms.name(),
                    terms.amount(),
                    terms.owner(),
                    terms.expectedClose(),
                    terms.segments(),
                    pursuit.team(),
                    pursuit.category(),
                    Step.of(pursuit.nextStep()),
                    pursuit.competitors(),
                    pursuit.primaryContact(),
                    pursuit.strategyNote());
        }

        /** These terms, with what nobody changes by hand from those before. */
        Terms terms(Terms before) {
            if (category == Category.CLOSED) {
                throw BadInput.of(
                        "category", "must be OMITTED, PIPELINE, BEST_CASE or COMMIT: winning makes it CLOSED");
            }
            var pursuit = new Pursuit(
                    team == null ? List.of() : team,
                    category,
                    nextStep == null ? null : nextStep.read(),
                    competitors == null ? List.of() : competitors,
                    primaryContact,
                    strategyNote);
            return new Terms(
                    name,
                    amount,
                    owner,
                    sane(expectedClose, "expectedClose"),
                    segments == null ? Map.of() : segments,
                    before.inBase(),
                    before.pushes(),
                    pursuit);
        }
    }

    /** @param stage only needed where two stages have a criterion of the same key */
    record Proof(
            @NotBlank @Size(max = 60) String criterion,
            @NotNull EvidenceKind kind,
            @Nullable @Size(max = 2000) String uri,
            @Nullable @Size(max = 5000) String note,
            @Nullable Instant occurredAt,
            @Nullable @Size(max = 60) String stage) {

        RecordEvidence.Piece piece() {
            if (uri != null && !isSafe(uri)) {
                throw BadInput.of("uri", "must be a URI that can be opened");
            }
            return new RecordEvidence.Piece(stage, criterion, kind, new Evidence.Content(uri, note));
        }

        /** Whoever inspects it clicks on it. */
        private static boolean isSafe(String uri) {
            try {
                String scheme = new URI(uri).getScheme();
                return scheme == null || !UNSAFE_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    record Move(
            @NotBlank @Size(max = 60) String toStage,
            @Nullable Instant occurredAt,
            @Nullable @Valid Override override) {}

    /** @param toStage that pipeline's first SALE stage when it is left out */
    @Schema(name = "DealTransfer")
    record Transfer(
            @NotBlank @Size(max = 60) String toPipeline,
            @Nullable @Size(min = 1, max = 60) String toStage,
            @NotBlank @Size(max = 1000) String reason,
            @Nullable Instant occurredAt) {}

    record Override(@NotBlank @Size(max = 1000) String reason) {}

    @Schema(name = "ClosureOutcome", type = SchemaType.STRING)
    enum Outcome {
        WON,
        LOST
    }

    record Closure(
            @NotNull Outcome outcome,
            @Nullable LossReason reason,
            @Nullable @Size(max = 5000) String note,
            @Nullable Money amount,
            @Nullable Instant occurredAt,
            @Nullable @Valid Override override,
            @Nullable LossKind kind,
            @Nullable @Size(min = 1, max = 100) String competitor) {

        ChangeDeal.Ending ending() {
            return switch (outcome) {
                case WON -> {
                    if (reason != null) {
                        throw BadInput.of("reason", "must be left out: it says why a deal was lost");
                    }
                    if (kind != null || competitor != null) {
                        throw BadInput.of(
                                kind != null ? "kind" : "competitor", "must be left out: it says how a deal was lost");
                    }
                    yield new ChangeDeal.Ending(Standing.WON, null, amount, note);
                }
                case LOST -> {
                    if (reason == null) {
                        throw BadInput.of("reason", "must be given: why the deal was lost");
                    }
                    yield new ChangeDeal.Ending(Standing.LOST, loss(reason), amount, note);
                }
            };
        }

        private Loss loss(LossReason why) {
            if (why == LossReason.OTHER && (note == null || note.isBlank())) {
                throw BadInput.of("note", "must be given: what the other reason was");
            }
            LossKind told = LossKind.of(why);
            if (kind != null && told != LossKind.UNTOLD && kind != told) {
                throw BadInput.of("kind", "must be " + told + " or be left out: the reason says so");
            }
            if (competitor != null && told != LossKind.COMPETITOR && kind != LossKind.COMPETITOR) {
                throw BadInput.of("competitor", "must be left out unless the deal was lost to one");
            }
            return new Loss(why, kind, competitor);
        }
    }

    record Reopening(
            @NotBlank @Size(max = 1000) String reason,
            @Nullable Instant occurredAt) {}
}
