package io.leadstream.forecast.velocity;

import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Moments;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sales velocity by group and currency. Open deals are those that were open just before the period began; won and lost
 * ones those that closed within it.
 *
 * <p>A deal's currency is that of its amount, at its closing or as of now. A deal without an amount is taken to be in the
 * group's main currency, that of the largest revenue.
 */
final class Velocities implements Counting<SortedMap<Group, List<Velocity>>> {

    private static final double SECONDS_OF_DAY = 86_400;

    private final Ladder ladder;
    private final Question question;
    private final PeriodAsked period;
    private final Groups<Map<String, Count>> groups;

    private Velocities(Ladder ladder, Question question) {
        this.ladder = ladder;
        this.question = question;
        this.period = PeriodAsked.of(question);
        this.groups = question.segmentation().groups(TreeMap::new);
    }

    static Counting<SortedMap<Group, List<Velocity>>> counting(Ladder ladder, Question question) {
        return new Velocities(ladder, question);
    }

    @Override
    public void add(Journey journey) {
        if (!journey.begun()) {
            return;
        }
        Closing closing = journey.closing();
        Money amount = amount(journey, closing);
        Instant before = period.from().minusNanos(1);
        boolean wasOpen = journey.begunAt().isBefore(period.from())
                && journey.deal().journey(ladder, before).open();
        if (wasOpen) {
            count(journey, before, amount).ifPresent(Count::open);
        }
        if (closing != null && period.contains(closing.at())) {
            count(journey, closing.at(), amount).ifPresent(count -> count.close(journey, closing, amount, wasOpen));
        }
    }

    private Optional<Count> count(Journey journey, Instant at, @Nullable Money amount) {
        return question.segmentation()
                .groupOf(journey.deal(), at)
                .map(groups::of)
                .map(byCurrency ->
                        byCurrency.computeIfAbsent(amount == null ? "" : amount.currency(), _ -> new Count()));
    }

    /** What it was closed for, or else its latest amount. */
    private static @Nullable Money amount(Journey journey, @Nullable Closing closing) {
        if (closing != null && closing.amount() != null) {
            return closing.amount();
        }
        Described described = journey.deal().describedAt(closing == null ? journey.asOf() : closing.at());
        return described == null ? null : described.amount();
    }

    @Override
    public SortedMap<Group, List<Velocity>> result() {
        return groups.map(byCurrency -> velocities(byCurrency, question.confidence()));
    }

    /** By currency, the main one first, which those without an amount are added to. */
    private static List<Velocity> velocities(Map<String, Count> byCurrency, Confidence confidence) {
        Count without = byCurrency.getOrDefault("", new Count());
        List<String> currencies = byCurrency.keySet().stream()
                .filter(currency -> !currency.isEmpty())
                .sorted(Comparator.comparing((String currency) -> revenue(byCurrency, currency))
                        .reversed())
                .toList();
        if (currencies.isEmpty()) {
            return List.of(new Count().velocity(null, without, confidence));
        }
        return currencies.stream()
                .map(currency -> byCurrency
                        .getOrDefault(currency, without)
                        .velocity(currency, currency.equals(currencies.getFirst()) ? without : new Count(), confidence))
                .toList();
    }

    private static BigDecimal revenue(Map<String, Count> byCurrency, String currency) {
        Count count = byCurrency.get(currency);
        return count == null ? BigDecimal.ZERO : count.revenue;
    }

    private static final class Count {
        private int deals;
        private int open;
        private int won;
        private int lost;
        private BigDecimal revenue = BigDecimal.ZERO;
        private Moments values = Moments.NONE;
        private Moments cycles = Moments.NONE;
        private double products;

        void open() {
            deals++;
            open++;
        }

        /** @param counted as one that was open at the period's start */
        void close(Journey journey, Closing closing, @Nullable Money amount, boolean counted) {
            if (!counted) {
                deals++;
            }
            if (closing.outcome() == Outcome.LOST) {
                lost++;
                return;
            }
            won++;
            double days = Duration.between(journey.begunAt(), closing.at()).toMillis() / (SECONDS_OF_DAY * 1_000);
            cycles = cycles.with(days);
            if (amount != null) {
                double value = amount.amount().doubleValue();
                double before = values.mean();
                values = values.with(value);
                products += (value - before) * (days - cycles.mean());
                revenue = revenue.add(amount.amount());
            }
        }

        Velocity velocity(@Nullable String currency, Count without, Confidence confidence) {
            return Velocity.of(
                    currency,
                    open + without.open,
                    won + without.won,
                    lost + without.lost,
                    without.deals,
                    revenue,
                    values,
                    cycles.plus(without.cycles),
                    values.n() < 2 ? 0 : products / (values.n() - 1),
                    confidence);
        }
    }
}
