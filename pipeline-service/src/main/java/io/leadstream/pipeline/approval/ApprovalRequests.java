package io.leadstream.pipeline.approval;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies as they are sent. */
final class ApprovalRequests {

    private static final String KEY = "[a-z][a-z0-9-]{0,39}";
    private static final String KEY_RULE = "must be 1 to 40 small letters, digits or '-', the first a letter";

    private ApprovalRequests() {}

    /**
     * The whole of a path.
     *
     * @param legal left out: what is usual for a company of that size
     * @param steps left out: the usual ones
     */
    @Schema(name = "ApprovalPathPlan")
    record Whole(
            @Nullable LegalPath legal,
            @Nullable BudgetPath budget,
            @Nullable @Size(max = 30) @Valid List<@NotNull NewStep> steps,
            @Nullable Instant oralApprovalAt,
            @Nullable Instant signedAt) {

        Plan plan(UsualApprovals usual, @Nullable String companySize, Clock clock) {
            LegalPath contract = legal == null ? usual.pathOf(companySize) : legal;
            BudgetPath money = budget == null ? BudgetPath.UNKNOWN : budget;
            List<ApprovalStep> asked = steps == null
                    ? usual.plan(contract, money).steps()
                    : steps.stream().map(NewStep::step).toList();
            requireDistinct(asked);
            return checked(new Plan(contract, money, asked, oralApprovalAt, signedAt), clock);
        }
    }

    /** One step, as it is planned. */
    @Schema(name = "NewApprovalStep")
    record NewStep(
            @NotNull @Pattern(regexp = KEY, message = KEY_RULE)
            String key,

            ApprovalStep.@NotNull Track track,
            ApprovalStep.@NotNull Owner owner,
            @Nullable UUID stakeholderId,
            @Min(0) @Max(730) int expectedDays) {

        ApprovalStep step() {
            return new ApprovalStep(
                    key, track, owner, stakeholderId, expectedDays, ApprovalStep.State.PENDING, null, null);
        }
    }

    /** What a merge patch of the path may name. */
    @Schema(name = "ApprovalPathPatch")
    record Dates(
            @Nullable LegalPath legal,
            @Nullable BudgetPath budget,
            @Nullable Instant oralApprovalAt,
            @Nullable Instant signedAt) {

        static Dates of(Plan plan) {
            return new Dates(plan.legal(), plan.budget(), plan.oralApprovalAt(), plan.signedAt());
        }

        /** Another path has other steps; those of the path that stays stay. */
        Plan appliedTo(Plan plan, UsualApprovals usual, Clock clock) {
            LegalPath contract = legal == null ? LegalPath.UNKNOWN : legal;
            BudgetPath money = budget == null ? BudgetPath.UNKNOWN : budget;
            List<ApprovalStep> changed = new ArrayList<>();
            changed.addAll(contract == plan.legal() ? of(plan, ApprovalStep.Track.LEGAL) : usual.steps(contract));
            changed.addAll(money == plan.budget() ? of(plan, ApprovalStep.Track.BUDGET) : usual.steps(money));
            return checked(new Plan(contract, money, changed, oralApprovalAt, signedAt), clock);
        }

        private static List<ApprovalStep> of(Plan plan, ApprovalStep.Track track) {
            return plan.steps().stream().filter(step -> step.track() == track).toList();
        }
    }

    /** What a merge patch of a step may name. */
    @Schema(name = "ApprovalStepPatch")
    record StepPatch(
            ApprovalStep.@NotNull State state,
            ApprovalStep.@NotNull Owner owner,
            @Nullable UUID stakeholderId,
            @Min(0) @Max(730) int expectedDays,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static StepPatch of(ApprovalStep step) {
            return new StepPatch(
                    step.state(),
                    step.owner(),
                    step.stakeholderId(),
                    step.expectedDays(),
                    step.startedAt(),
                    step.endedAt());
        }

        /** A date that goes with the state and is not given is now; one that does not go with it is left out. */
        ApprovalStep appliedTo(ApprovalStep step, Clock clock) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            boolean over = ApprovalStep.isOver(state);
            Instant end = !over ? null : endedAt == null ? now : past(endedAt, "endedAt", clock);
            Instant start = state == ApprovalStep.State.PENDING
                    ? null
                    : startedAt != null ? past(startedAt, "startedAt", clock) : end == null ? now : end;
            if (start != null && end != null && end.isBefore(start)) {
                throw BadInput.of("endedAt", "must not be before startedAt");
            }
            return new ApprovalStep(step.key(), step.track(), owner, stakeholderId, expectedDays, state, start, end);
        }
    }

    private static Plan checked(Plan plan, Clock clock) {
        Instant oral = past(plan.oralApprovalAt(), "oralApprovalAt", clock);
        Instant signed = past(plan.signedAt(), "signedAt", clock);
        if (oral != null && signed != null && signed.isBefore(oral)) {
            throw BadInput.of("signedAt", "must not be before oralApprovalAt");
        }
        return new Plan(plan.legal(), plan.budget(), plan.steps(), oral, signed);
    }

    private static @Nullable Instant past(@Nullable Instant at, String field, Clock clock) {
        return at == null ? null : Moments.notInFuture(at, field, clock).truncatedTo(ChronoUnit.MICROS);
    }

    private static void requireDistinct(List<ApprovalStep> steps) {
        var seen = new HashSet<String>();
        for (int i = 0; i < steps.size(); i++) {
            if (!seen.add(steps.get(i).key())) {
                throw BadInput.of("steps[" + i + "].key", "is named before");
            }
        }
    }
}
