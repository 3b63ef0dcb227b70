package io.leadstream.forecast.winrate;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
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
     * @param rate won ÷ (won + lost), null when both are nothing
     */
    public record Value(
            String currency,
            BigDecimal won,
            BigDecimal lost,
            int wonDeals,
            @Nullable Double rate) {}

    /** Counts journeys in one pipeline, by group. */
    public static Counting<SortedMap<Group, WinRate>> counting(Question question) {
        return new Rates(question);
    }

    private static final class Rates implements Counting<SortedMap<Group, WinRate>> {
        private final Question question;
        private final Groups<Count> groups;

        Rates(Question question) {
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
                        .ifPresent(count -> count.close(closing, journey.deal().describedAt(closing.at())));
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

        @Override
        public SortedMap<Group, WinRate> result() {
            return groups.map(count -> count.result(question));
        }
    }

    private static final class Count {
        private int won;
        private int lost;
        private int open;
        private final Map<String, Value> values = new TreeMap<>();
        private final Map<String, Integer> lostAt = new TreeMap<>();
        private final Tally cohort = new Tally();

        void close(Closing closing, @Nullable Described described) {
            boolean isWon = closing.outcome() == Outcome.WON;
            if (isWon) {
                won++;
            } else {
                lost++;
                lostAt.merge(closing.stage(), 1, Integer::sum);
            }
            Money amount = closing.amount() != null || described == null ? closing.amount() : described.amount();
            if (amount != null) {
                values.merge(amount.currency(), value(amount, isWon), Count::sum);
            }
        }

        private static Value value(Money amount, boolean isWon) {
            BigDecimal nothing = BigDecimal.ZERO;
            return isWon
                    ? new Value(amount.currency(), amount.amount(), nothing, 1, null)
                    : new Value(amount.currency(), nothing, amount.amount(), 0, null);
        }

        private static Value sum(Value one, Value other) {
            return new Value(
                    one.currency,
                    one.won.add(other.won),
                    one.lost.add(other.lost),
                    one.wonDeals + other.wonDeals,
                    null);
        }

        WinRate result(Question question) {
            return new WinRate(
                    won,
                    lost,
                    open,
                    Rate.of(won, (long) won + lost, question.confidence()),
                    Shares.lowEvidence(won, (long) won + lost, question.confidence()),
                    values.values().stream()
                            .map(Count::rated)
                            .sorted(Comparator.comparing(Value::won).reversed())
                            .toList(),
                    Shares.of(cohort, question.confidence()),
                    lostAt);
        }

        private static Value rated(Value value) {
            BigDecimal both = value.won.add(value.lost);
            Double rate = both.signum() == 0 ? null : value.won.doubleValue() / both.doubleValue();
            return new Value(value.currency, value.won, value.lost, value.wonDeals, rate);
        }
    }
}
