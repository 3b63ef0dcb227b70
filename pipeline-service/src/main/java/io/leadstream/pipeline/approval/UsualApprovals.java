package io.leadstream.pipeline.approval;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What approvals usually are: which companies are small, so that their CFO reviews, and how many days each step of a path
 * takes, until past deals tell better.
 *
 * @param smallBelow a company of fewer employees is small
 * @param legal days by path and step
 * @param budget the same
 */
record UsualApprovals(
        int smallBelow, Map<LegalPath, Map<String, Integer>> legal, Map<BudgetPath, Map<String, Integer>> budget) {

    /** Small as the EU has it, below 50; the days are ours. */
    static final UsualApprovals DEFAULT =
            new UsualApprovals(50, days(LegalPath.class, LegalPath::steps), days(BudgetPath.class, BudgetPath::steps));

    private static <P extends Enum<P>> Map<P, Map<String, Integer>> days(
            Class<P> paths, Function<P, List<ApprovalStep>> steps) {
        var days = new EnumMap<P, Map<String, Integer>>(paths);
        for (P path : paths.getEnumConstants()) {
            var ofPath = new LinkedHashMap<String, Integer>();
            steps.apply(path).forEach(step -> ofPath.put(step.key(), step.expectedDays()));
            if (!ofPath.isEmpty()) {
                days.put(path, ofPath);
            }
        }
        return days;
    }

    /** What a company of that size is likely to have: small, the CFO reviews; larger, a framework agreement. */
    LegalPath pathOf(@Nullable String sizeBand) {
        return sizeBand == null
                ? LegalPath.UNKNOWN
                : isSmall(sizeBand) ? LegalPath.CFO_REVIEW : LegalPath.FRAMEWORK_AGREEMENT;
    }

    /** A band such as 10-49 that lies below the limit as a whole; one without an end never does. */
    private boolean isSmall(String sizeBand) {
        int dash = sizeBand.indexOf('-');
        return dash > 0 && Integer.parseInt(sizeBand.substring(dash + 1)) < smallBelow;
    }

    List<ApprovalStep> steps(LegalPath path) {
        return lasting(path.steps(), legal.getOrDefault(path, Map.of()));
    }

    List<ApprovalStep> steps(BudgetPath path) {
        return lasting(path.steps(), budget.getOrDefault(path, Map.of()));
    }

    /** The usual steps of both paths. */
    Plan plan(LegalPath contract, BudgetPath money) {
        return new Plan(
                contract,
                money,
                Stream.concat(steps(contract).stream(), steps(money).stream()).toList(),
                null,
                null);
    }

    private static List<ApprovalStep> lasting(List<ApprovalStep> steps, Map<String, Integer> days) {
        return steps.stream()
                .map(step -> ApprovalStep.planned(
                        step.key(), step.track(), step.owner(), days.getOrDefault(step.key(), step.expectedDays())))
                .toList();
    }

    /** Which steps of which paths there are: neither more nor fewer may be said. */
    static Map<String, List<String>> known() {
        var known = new LinkedHashMap<String, List<String>>();
        Arrays.stream(LegalPath.values()).forEach(path -> put(known, "legal." + path, path.steps()));
        Arrays.stream(BudgetPath.values()).forEach(path -> put(known, "budget." + path, path.steps()));
        return known;
    }

    private static void put(Map<String, List<String>> known, String path, List<ApprovalStep> steps) {
        if (!steps.isEmpty()) {
            known.put(path, steps.stream().map(ApprovalStep::key).toList());
        }
    }

    /** By the names of {@link #known}. */
    Map<String, Map<String, Integer>> byName() {
        var days = new LinkedHashMap<String, Map<String, Integer>>();
        legal.forEach((path, steps) -> days.put("legal." + path, steps));
        budget.forEach((path, steps) -> days.put("budget." + path, steps));
        return days;
    }
}
