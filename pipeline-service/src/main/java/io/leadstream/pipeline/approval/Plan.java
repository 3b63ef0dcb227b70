package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.approval.ApprovalStep.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a deal is approved.
 *
 * @param oralApprovalAt when the buyer said yes
 * @param signedAt when the contract was signed
 */
record Plan(
        LegalPath legal,
        BudgetPath budget,
        List<ApprovalStep> steps,
        @Nullable Instant oralApprovalAt,
        @Nullable Instant signedAt) {

    static final Plan UNKNOWN = new Plan(LegalPath.UNKNOWN, BudgetPath.UNKNOWN, List.of(), null, null);

    Plan {
        steps = List.copyOf(steps);
    }

    KnownPaths known() {
        return new KnownPaths(legal != LegalPath.UNKNOWN, budget != BudgetPath.UNKNOWN);
    }

    /** By its steps: one track's follow each other, the two run side by side. */
    int expectedDays() {
        return days(_ -> true);
    }

    /** What of that is still ahead. */
    int openDays() {
        return days(ApprovalStep::isOpen);
    }

    private int days(Predicate<ApprovalStep> which) {
        return Stream.of(Track.values())
                .mapToInt(track -> steps.stream()
                        .filter(step -> step.track() == track)
                        .filter(which)
                        .mapToInt(ApprovalStep::expectedDays)
                        .sum())
                .max()
                .orElse(0);
    }

    /** Full days from the oral approval to the signature; null while one is missing. */
    @Nullable
    Long oralToSignatureDays() {
        return oralApprovalAt == null || signedAt == null
                ? null
                : Duration.between(oralApprovalAt, signedAt).toDays();
    }

    Plan with(List<ApprovalStep> changed) {
        return new Plan(legal, budget, changed, oralApprovalAt, signedAt);
    }

    Plan signed(@Nullable Instant at) {
        return new Plan(legal, budget, steps, oralApprovalAt, at);
    }
}
