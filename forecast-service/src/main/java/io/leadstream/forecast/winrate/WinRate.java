package io.leadstream.forecast.winrate;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cells.Sum;
import io.leadstream.forecast.cells.Worth;
import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.CountingCells;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Won and lost deals of a window, by closing date; beside it the same by value, and by cohort.
 *
 * @param open deals that were still open at the as-of time, whatever the window
 * @param rate won ÷ (won + lost)
 * @param byValue one entry per currency, the largest revenue first
 * @param cohort of the deals that began within the window, how many were won by the as-of time
 * @param lostAt how many were lost from which stage: that of the last spell, not the furthest one reached
 */
public record WinRate(
        int won,
        int lost,
        int open,
        Rate rate,
        boolean lowEvidence,
        List<Value> byValue,
        Shares cohort,
        Map<String, Integer> lostAt) {

    /**
     * Amounts in one currency; deals without an amount are left out.
     *
     * @param rate won ÷ (won + lost), null when both are nothing. A large deal tells no more than a small one of how
     *     others will end: its interval is that of (Σw)² / Σw² deals, which is their number when all are of one value
     */
    public record Value(String currency, BigDecimal won, BigDecimal lost, int wonDeals, int lostDeals, Rate rate) {

        /** How many deals it is about. */
        public int n() {
            return wonDeals + lostDeals;
        }
    }

    /** Counts journeys along a ladder, by group. */
    public static CountingCells<SortedMap<Group, WinRate>> counting(Ladder ladder, Question question) {
        return new Rates(ladder, question);
    }

    private static final class Rates implements CountingCells<SortedMap<Group, WinRate>> {
        private final Ladder ladder;
        private final Question question;
        private final Groups<Count> groups;

        Rates(Ladder ladder, Question question) {
            this.ladder = ladder;
            this.question = question;
            this.groups = question.segmentation().groups(() -> new Count());
        }

        @Override
        public void add(Journey journey) {
            if (!journey.begun()) {
                return;
            }
            Closing closing = journey.closing();
            if (closing != null && question.window().contains(closing.at())) {
                of(journey, closing.at())
                        .ifPresent(count -> count.close(closing, journey.deal().worth(closing)));
            } else if (journey.open()) {
                of(journey, journey.asOf()).ifPresent(count -> count.open++);
            }
            Passage began = journey.passageToWon(1, journey.asOf());
            if (began != null && question.window().contains(began.at()) && (question.imputed() || !began.imputed())) {
                of(journey, began.at())
                        .ifPresent(
                                count -> count.cohort.add(began, journey.deal().observedFrom()));
            }
        }

        private Optional<Count> of(Journey journey, Instant at) {
            return question.segmentation().groupOf(journey.deal(), at).map(groups::of);
        }

        /** A cohort is of deals that began. */
        @Override
        public int lastRank(Goal goal) {
            return goal == Goal.WON ? 1 : Integer.MAX_VALUE;
        }

        @Override
        public void add(Goal goal, int rank, Group group, Tally tally) {
            groups.of(group).cohort = tally;
        }

        @Override
        public void add(Goal goal, int rank, Group group, Sum sum) {
            Count count = groups.of(group);
            switch (goal) {
                case OPEN -> count.open += (int) sum.all();
                case CLOSED -> count.close(ladder.stage(rank), sum);
                case WORTH -> count.worth(rank, sum);
                case NEXT, WON, NEXT_AFTER_SALE, STAY -> throw new IllegalArgumentException("not asked for: " + goal);
            }
        }

        @Override
        public SortedMap<Group, WinRate> result() {
            return groups.map(count -> count.result(question));
        }
    }

    private static final class Count {
        private int won;
        private int lost;
        private int open;
        private final Map<String, Amounts> values = new TreeMap<>();
        private final Map<String, Integer> lostAt = new TreeMap<>();
        private final Worth worthOfWon = new Worth();
        private final Worth worthOfLost = new Worth();
        private Tally cohort = new Tally();

        void close(Closing closing, @Nullable Money worth) {
            boolean isWon = closing.outcome() == Outcome.WON;
            if (isWon) {
                won++;
            } else {
                lost++;
                lostAt.merge(closing.stage(), 1, Integer::sum);
            }
            if (worth != null) {
                amounts(worth.currency()).add(worth.amount(), isWon);
            }
        }

        void close(String stage, Sum sum) {
            won += (int) sum.won();
            lost += (int) sum.lost();
            if (sum.lost() > 0) {
                lostAt.merge(stage, (int) sum.lost(), Integer::sum);
            }
        }

        void worth(int rank, Sum sum) {
            worthOfWon.add(rank, sum.won());
            worthOfLost.add(rank, sum.lost());
        }

        private Amounts amounts(String currency) {
            return values.computeIfAbsent(currency, _ -> new Amounts());
        }

        WinRate result(Question question) {
            worthOfWon.tell((currency, total) -> amounts(currency).add(total, true));
            worthOfLost.tell((currency, total) -> amounts(currency).add(total, false));
            return new WinRate(
                    won,
                    lost,
                    open,
                    Rate.of(won, (long) won + lost, question.confidence()),
                    Shares.lowEvidence(won, (long) won + lost, question.confidence()),
                    values.entrySet().stream()
                            .map(amounts -> amounts.getValue().value(amounts.getKey(), question.confidence()))
                            .sorted(Comparator.comparing(Value::won).reversed())
                            .toList(),
                    Shares.of(cohort, question.confidence()),
                    lostAt);
        }
    }

    private static final class Amounts {
        private BigDecimal won = BigDecimal.ZERO;
        private BigDecimal lost = BigDecimal.ZERO;
        private int wonDeals;
        private int lostDeals;
        private BigDecimal squares = BigDecimal.ZERO;

        void add(BigDecimal amount, boolean isWon) {
            add(new Worth.Total(1, amount, amount.multiply(amount)), isWon);
        }

        void add(Worth.Total total, boolean isWon) {
            if (isWon) {
                won = won.add(total.sum());
                wonDeals += (int) total.number();
            } else {
                lost = lost.add(total.sum());
                lostDeals += (int) total.number();
            }
            squares = squares.add(total.squares());
        }

        Value value(String currency, Confidence confidence) {
            return new Value(currency, won, lost, wonDeals, lostDeals, rate(confidence));
        }

        private Rate rate(Confidence confidence) {
            double both = won.add(lost).doubleValue();
            if (both == 0) {
                return new Rate(null, 0, 1);
            }
            double share = won.doubleValue() / both;
            double deals = both * both / squares.doubleValue();
            Interval interval = confidence.of(Math.clamp(share, 0, 1) * deals, deals);
            return new Rate(share, interval.low(), interval.high());
        }
    }
}
