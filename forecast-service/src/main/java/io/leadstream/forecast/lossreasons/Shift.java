package io.leadstream.forecast.lossreasons;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Bounds;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Contingency;
import io.leadstream.forecast.statistics.Contingency.Category;
import io.leadstream.forecast.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the reasons of losses moved from the window before to this one.
 *
 * @param previous the window before
 * @param test whether reasons are given in other proportions than before; null when there are too few losses to tell
 * @param changes by reason, the largest first
 */
record Shift(Window previous, int before, int now, @Nullable Contingency test, List<Change> changes) {

    /**
     * A reason's share before and now, and by how much it differs.
     *
     * @param difference now − before, null when there were no losses in either window
     */
    record Change(
            String reason,
            int before,
            int now,
            Rate shareBefore,
            Rate shareNow,
            @Nullable Double difference,
            @Nullable Bounds between) {

        double size() {
            return difference == null ? 0 : Math.abs(difference);
        }
    }

    static Shift of(Window previous, Map<String, Integer> before, Map<String, Integer> now, Confidence confidence) {
        int allBefore = sum(before);
        int allNow = sum(now);
        var reasons = new TreeSet<>(before.keySet());
        reasons.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        var categories = new ArrayList<Category>();
        for (String reason : reasons) {
            int was = before.getOrDefault(reason, 0);
            int is = now.getOrDefault(reason, 0);
            changes.add(change(reason, was, is, Rate.of(was, allBefore, confidence), Rate.of(is, allNow, confidence)));
            categories.add(new Category(was, is));
        }
        changes.sort(Comparator.comparingDouble(Change::size).reversed());
        return new Shift(previous, allBefore, allNow, Contingency.of(categories), changes);
    }

    private static Change change(String reason, int was, int is, Rate before, Rate now) {
        Double one = now.rate();
        Double other = before.rate();
        if (one == null || other == null) {
            return new Change(reason, was, is, before, now, null, null);
        }
        Bounds between = Bounds.ofDifference(
                one, new Interval(now.low(), now.high()), other, new Interval(before.low(), before.high()));
        return new Change(reason, was, is, before, now, one - other, between);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    String note() {
        if (test == null) {
            return "too few losses to tell whether the reasons shifted";
        }
        return test.differ()
                ? "the reasons shifted by more than chance"
                : "the reasons did not shift by more than chance";
    }
}
