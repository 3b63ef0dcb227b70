package io.leadstream.forecast.stalled;

import io.leadstream.forecast.cohort.Sums;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stalled deals: counted by stage and by owner, and one page of them. Of the deals only those of the page are kept.
 *
 * @param stages all stages up to the close, in their order
 * @param owners those that have stalled deals, the one of the most first
 * @param page in order; one more than asked for when there are more
 */
record StalledDeals(List<OfStage> stages, List<OfOwner> owners, List<StalledDeal> page) {

    /** More owners than that are counted together, as {@link #OTHERS}. */
    static final int MOST_OWNERS = 1_000;

    static final String OTHERS = "(others)";

    /** @param amounts of the stalled deals, by currency */
    record OfStage(Limit limit, int open, int stalled, SortedMap<String, BigDecimal> amounts) {}

    record OfOwner(String owner, int open, int stalled, SortedMap<String, BigDecimal> amounts) {}

    /**
     * Which of them are asked for.
     *
     * @param size of the page
     */
    record Asked(
            @Nullable String stage,
            @Nullable String owner,
            @Nullable Position after,
            int size) {}

    /** That of the last deal of the page before. */
    record Position(Instant stalledFrom, String deal) {}

    /** Counts open deals against limits that were learnt before. */
    static Counting<StalledDeals> counting(Map<String, Limit> limits, Question question, Asked asked) {
        return new Stalling(limits, question, asked);
    }

    private static final class Stalling implements Counting<StalledDeals> {
        private final Map<String, Limit> limits;
        private final Question question;
        private final Asked asked;
        private final Map<String, Count> stages = new LinkedHashMap<>();
        private final Map<String, Count> owners = new TreeMap<>();
        private final TreeSet<StalledDeal> page = new TreeSet<>(StalledDeal.ORDER);

        Stalling(Map<String, Limit> limits, Question question, Asked asked) {
            this.limits = limits;
            this.question = question;
            this.asked = asked;
            limits.keySet().forEach(stage -> stages.put(stage, new Count()));
        }

        @Override
        public void add(Journey journey) {
            if (!journey.open() || journey.spells().isEmpty()) {
                return;
            }
            Spell last = journey.spells().getLast();
            Limit limit = limits.get(last.stage());
            if (limit == null
                    || question.segmentation()
                            .groupOf(journey.deal(), journey.asOf())
                            .isEmpty()) {
                return;
            }
            Described described = journey.deal().describedAt(journey.asOf());
            String owner = described == null ? null : described.owner();
            if (isAskedFor(last.stage(), owner)) {
                count(journey, last, limit, owner, described == null ? null : described.amount());
            }
        }

        private boolean isAskedFor(String stage, @Nullable String owner) {
            return (asked.stage() == null || asked.stage().equals(stage))
                    && (asked.owner() == null || asked.owner().equals(named(owner)));
        }

        private static String named(@Nullable String owner) {
            return owner == null ? Segmentation.MISSING : owner;
        }

        private void count(Journey journey, Spell last, Limit limit, @Nullable String owner, @Nullable Money amount) {
            Count ofStage = stages.computeIfAbsent(last.stage(), _ -> new Count());
            Count ofOwner = ofOwner(named(owner));
            ofStage.open++;
            ofOwner.open++;
            double days = StalledDeal.days(last.length());
            if (limit.days() != null && days > limit.days()) {
                ofStage.stalls(amount);
                ofOwner.stalls(amount);
                keep(new StalledDeal(
                        journey.deal().deal(),
                        owner,
                        last.from(),
                        StalledDeal.outstays(last.from(), limit.days()),
                        days,
                        limit,
                        amount));
            }
        }

        private Count ofOwner(String owner) {
            boolean known = owners.containsKey(owner) || owners.size() < MOST_OWNERS;
            return owners.computeIfAbsent(known ? owner : OTHERS, _ -> new Count());
        }

        private void keep(StalledDeal deal) {
            Position after = asked.after();
            if (after == null || deal.isAfter(after.stalledFrom(), after.deal())) {
                page.add(deal);
                if (page.size() > asked.size() + 1) {
                    page.pollLast();
                }
            }
        }

        @Override
        public StalledDeals result() {
            var byStage = new ArrayList<OfStage>();
            limits.forEach((stage, limit) -> {
                Count count = stages.getOrDefault(stage, new Count());
                byStage.add(new OfStage(limit, count.open, count.stalled, count.amounts.byCurrency()));
            });
            List<OfOwner> byOwner = owners.entrySet().stream()
                    .filter(entry -> entry.getValue().stalled > 0)
                    .map(entry -> entry.getValue().of(entry.getKey()))
                    .sorted(Comparator.comparingInt(OfOwner::stalled).reversed().thenComparing(OfOwner::owner))
                    .toList();
            return new StalledDeals(byStage, byOwner, List.copyOf(page));
        }
    }

    private static final class Count {
        private final Sums amounts = new Sums();
        private int open;
        private int stalled;

        void stalls(@Nullable Money amount) {
            stalled++;
            amounts.add(amount);
        }

        OfOwner of(String owner) {
            return new OfOwner(owner, open, stalled, amounts.byCurrency());
        }
    }
}
