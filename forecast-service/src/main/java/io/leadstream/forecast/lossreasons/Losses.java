package io.leadstream.forecast.lossreasons;

import io.leadstream.forecast.cohort.Sums;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.statistics.Moments;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lost deals of one window, parted four ways. Parts of each sum up to all of them.
 *
 * @param reasons by reason, the most frequent first
 * @param kinds by the four kinds of loss
 * @param stages by the stage of the last open spell, the most frequent first
 * @param months by the month (UTC) of closing
 */
record Losses(
        Part<String> all,
        List<Part<String>> reasons,
        List<Part<LossKind>> kinds,
        List<Part<String>> stages,
        List<Part<YearMonth>> months) {

    /** More reasons than that are counted together: they are words of a list, unless somebody wrote prose. */
    static final int MOST_REASONS = 200;

    static final String OTHERS = "(others)";

    /**
     * Those that have something in common.
     *
     * @param amounts by currency, of those that have one
     * @param days spent on them, from their beginning to their loss
     * @param reasons how many of each; empty where the parts are reasons themselves
     */
    record Part<K>(
            K key, int count, SortedMap<String, BigDecimal> amounts, Moments days, Map<String, Integer> reasons) {}

    /** Counts them one after the other. */
    static final class Count {
        private final Bin all = new Bin();
        private final Map<String, Bin> reasons = new TreeMap<>();
        private final Map<LossKind, Bin> kinds = new EnumMap<>(LossKind.class);
        private final Map<String, Bin> stages = new TreeMap<>();
        private final Map<YearMonth, Bin> months = new TreeMap<>();

        void add(@Nullable String given, String stage, Instant at, @Nullable Money amount, double days) {
            String named = given == null || given.isBlank() ? Segmentation.MISSING : given;
            boolean known = reasons.containsKey(named) || reasons.size() < MOST_REASONS;
            String reason = known ? named : OTHERS;
            YearMonth month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
            List.of(
                            all,
                            reasons.computeIfAbsent(reason, _ -> new Bin()),
                            kinds.computeIfAbsent(LossKind.of(named), _ -> new Bin()),
                            stages.computeIfAbsent(stage, _ -> new Bin()),
                            months.computeIfAbsent(month, _ -> new Bin()))
                    .forEach(bin -> bin.add(reason, amount, days));
        }

        /** How often each reason was given. */
        Map<String, Integer> byReason() {
            return new TreeMap<>(all.reasons);
        }

        Losses result() {
            return new Losses(all.part(""), mostFirst(reasons), parts(kinds), mostFirst(stages), parts(months));
        }

        private static <K> List<Part<K>> parts(Map<K, Bin> bins) {
            return bins.entrySet().stream()
                    .map(bin -> bin.getValue().part(bin.getKey()))
                    .toList();
        }

        private static List<Part<String>> mostFirst(Map<String, Bin> bins) {
            return parts(bins).stream()
                    .sorted(Comparator.comparingInt((Part<String> part) -> part.count())
                            .reversed())
                    .toList();
        }
    }

    private static final class Bin {
        private final Sums amounts = new Sums();
        private final Map<String, Integer> reasons = new TreeMap<>();
        private Moments days = Moments.NONE;
        private int count;

        void add(String reason, @Nullable Money amount, double lasted) {
            count++;
            amounts.add(amount);
            days = days.with(lasted);
            reasons.merge(reason, 1, Integer::sum);
        }

        <K> Part<K> part(K key) {
            return new Part<>(key, count, amounts.byCurrency(), days, reasons);
        }
    }
}
