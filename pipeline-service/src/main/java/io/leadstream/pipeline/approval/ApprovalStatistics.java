package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.approval.ApprovalStep.Track;
import io.leadstream.pipeline.deal.BuyerSegment;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long approvals took, path by path and step by step.
 *
 * @param buyers of which companies; empty for all
 * @param signed how many signed deals it is taken from, the newest 2,000 at most
 */
record ApprovalStatistics(BuyerSegment buyers, int signed, List<OfPath> paths, List<OfStep> steps) {

    /** Days from oral approval to signature of one pair of paths. */
    @Schema(name = "ApprovalPathStatistics")
    record OfPath(LegalPath legal, BudgetPath budget, MedianDays oralToSignature) {}

    /** Days that a step took, beside what was expected of it. */
    @Schema(name = "ApprovalStepStatistics")
    record OfStep(String key, Track track, double expectedDays, MedianDays actual) {}

    private record PathKey(LegalPath legal, BudgetPath budget) {}

    private record StepKey(String key, Track track) {}

    static ApprovalStatistics of(BuyerSegment buyers, List<Plan> signed) {
        List<OfPath> paths = signed.stream()
                .collect(Collectors.groupingBy(plan -> new PathKey(plan.legal(), plan.budget())))
                .entrySet()
                .stream()
                .map(path -> new OfPath(
                        path.getKey().legal, path.getKey().budget, MedianDays.of(oralToSignature(path.getValue()))))
                .filter(path -> path.oralToSignature.n() > 0)
                .sorted(Comparator.comparing(OfPath::legal).thenComparing(OfPath::budget))
                .toList();
        return new ApprovalStatistics(buyers, signed.size(), paths, steps(signed));
    }

    private static List<OfStep> steps(List<Plan> signed) {
        return signed.stream()
                .flatMap(plan -> plan.steps().stream())
                .filter(step -> step.actualDays() != null)
                .collect(Collectors.groupingBy(step -> new StepKey(step.key(), step.track())))
                .entrySet()
                .stream()
                .map(step -> ofStep(step.getKey(), step.getValue()))
                .sorted(Comparator.comparing(OfStep::track).thenComparing(OfStep::key))
                .toList();
    }

    private static OfStep ofStep(StepKey key, List<ApprovalStep> steps) {
        double expected =
                steps.stream().mapToInt(ApprovalStep::expectedDays).average().orElse(0);
        return new OfStep(key.key, key.track, expected, MedianDays.of(days(steps, ApprovalStep::actualDays)));
    }

    /** Of those that tell both dates. */
    static List<Double> oralToSignature(List<Plan> plans) {
        return days(plans, Plan::oralToSignatureDays);
    }

    private static <T> List<Double> days(List<T> all, Function<T, @Nullable Long> days) {
        return all.stream()
                .map(days)
                .filter(Objects::nonNull)
                .map(Long::doubleValue)
                .toList();
    }
}
