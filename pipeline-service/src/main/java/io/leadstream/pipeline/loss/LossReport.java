package io.leadstream.pipeline.loss;

import io.leadstream.pipeline.deal.LossKind;
import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.definition.Phase;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was lost, how, and what was spent on it.
 *
 * @param won how many deals were won in the same time
 * @param kinds each of the kinds that occurred, the most frequent first
 * @param stages where deals were lost, in the order of their pipeline
 */
record LossReport(long won, Spent neverWon, List<Kind> kinds, List<AtStage> stages, Early earlyDisqualification) {

    /**
     * What was spent on deals that were never won.
     *
     * @param inBase what they were worth, those with a known rate, in the base currency
     * @param daysOpen of all of them together, from opening to loss
     * @param medianDaysOpen null when there are none
     * @param evidence pieces put on file
     * @param outboundActivities what we did to their leads while they were open
     * @param inboundActivities what their leads did meanwhile
     */
    @Schema(name = "SpentOnLosses")
    record Spent(
            long deals,
            String inBase,
            BigDecimal daysOpen,
            @Nullable BigDecimal medianDaysOpen,
            long evidence,
            long outboundActivities,
            long inboundActivities) {}

    /** @param share of all deals lost, 0 to 1 */
    @Schema(name = "LossesOfKind")
    record Kind(LossKind kind, double share, Spent spent, List<Reason> reasons, List<Rival> competitors) {}

    @Schema(name = "LossesForReason")
    record Reason(@Nullable LossReason reason, long deals) {}

    /** @param name null where nobody said to whom */
    @Schema(name = "LossesToCompetitor")
    record Rival(@Nullable String name, long deals) {}

    @Schema(name = "LossesAtStage")
    record AtStage(String stage, String name, Phase phase, Spent spent, Map<LossKind, Long> kinds) {}

    /**
     * Of the deals that we disqualified, those that we did in time: in a PREPARATION stage or the first SALE stage.
     *
     * @param share of those disqualified, 0 to 1; null when there are none
     */
    @Schema(name = "EarlyDisqualification")
    record Early(long disqualified, long early, @Nullable Double share) {}

    /** The stage that a deal was lost in. */
    record Place(String pipeline, String key, String name, Phase phase, int rank) {

        private boolean isEarly() {
            return phase == Phase.PREPARATION || (phase == Phase.SALE && rank == 1);
        }
    }

    /** One deal that was lost. */
    record Lost(
            LossKind kind,
            @Nullable LossReason reason,
            @Nullable String competitor,
            Place place,
            @Nullable BigDecimal inBase,
            double daysOpen,
            long evidence,
            long outbound,
            long inbound) {}

    /** @param digits of the base currency */
    static LossReport of(List<Lost> lost, long won, int digits) {
        return new LossReport(won, spent(lost, digits), kinds(lost, digits), stages(lost, digits), early(lost));
    }

    private static List<Kind> kinds(List<Lost> lost, int digits) {
        return group(lost, Lost::kind).entrySet().stream()
                .map(entry -> kind(entry.getKey(), entry.getValue(), lost.size(), digits))
                .sorted(Comparator.comparing((Kind kind) -> -kind.spent.deals).thenComparing(Kind::kind))
                .toList();
    }

    private static Kind kind(LossKind kind, List<Lost> of, int all, int digits) {
        List<Reason> reasons = counted(of, Lost::reason, Reason::new);
        List<Rival> rivals = kind == LossKind.COMPETITOR ? counted(of, Lost::competitor, Rival::new) : List.of();
        return new Kind(kind, (double) of.size() / all, spent(of, digits), reasons, rivals);
    }

    private static List<AtStage> stages(List<Lost> lost, int digits) {
        return group(lost, Lost::place).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Place::pipeline)
                        .thenComparing(Place::phase)
                        .thenComparing(Place::rank)
                        .thenComparing(Place::key)))
                .map(entry -> new AtStage(
                        entry.getKey().key,
                        entry.getKey().name,
                        entry.getKey().phase,
                        spent(entry.getValue(), digits),
                        entry.getValue().stream()
                                .collect(Collectors.groupingBy(Lost::kind, TreeMap::new, Collectors.counting()))))
                .toList();
    }

    private static Early early(List<Lost> lost) {
        List<Lost> disqualified =
                lost.stream().filter(l -> l.kind == LossKind.DISQUALIFIED).toList();
        long early = disqualified.stream().filter(l -> l.place.isEarly()).count();
        return new Early(
                disqualified.size(), early, disqualified.isEmpty() ? null : (double) early / disqualified.size());
    }

    private static Spent spent(List<Lost> of, int digits) {
        BigDecimal worth = of.stream()
                .map(l -> l.inBase == null ? BigDecimal.ZERO : l.inBase)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        double[] days = of.stream().mapToDouble(Lost::daysOpen).sorted().toArray();
        return new Spent(
                of.size(),
                worth.setScale(digits, RoundingMode.HALF_UP).toPlainString(),
                rounded(Arrays.stream(days).sum()),
                days.length == 0 ? null : rounded((days[(days.length - 1) / 2] + days[days.length / 2]) / 2),
                of.stream().mapToLong(Lost::evidence).sum(),
                of.stream().mapToLong(Lost::outbound).sum(),
                of.stream().mapToLong(Lost::inbound).sum());
    }

    private static BigDecimal rounded(double days) {
        return new BigDecimal(days, MathContext.DECIMAL64).setScale(2, RoundingMode.HALF_UP);
    }

    private static <K> Map<K, List<Lost>> group(List<Lost> lost, Function<Lost, K> by) {
        return lost.stream().collect(Collectors.groupingBy(by));
    }

    private interface Counted<K, T> {
        T of(@Nullable K key, long deals);
    }

    /** The most frequent first; what is unknown counts too. */
    private static <K extends Comparable<K>, T> List<T> counted(
            List<Lost> of, Function<Lost, @Nullable K> by, Counted<K, T> counted) {
        Map<K, Long> counts = new TreeMap<>();
        long unknown = 0;
        for (Lost lost : of) {
            K key = by.apply(lost);
            if (key == null) {
                unknown++;
            } else {
                counts.merge(key, 1L, Long::sum);
            }
        }
        List<T> all = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> all.add(counted.of(entry.getKey(), entry.getValue())));
        if (unknown > 0) {
            all.add(counted.of(null, unknown));
        }
        return all;
    }
}
