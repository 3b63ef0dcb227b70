package io.leadstream.forecast.rollup;

import io.leadstream.forecast.category.CategoryRules;
import io.leadstream.forecast.category.Outlook;
import io.leadstream.forecast.category.Outlook.Close;
import io.leadstream.forecast.category.Outlook.State;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The deals of a period by category, for every owner, team and all. A deal counts with its owner, the owner's team, the
 * teams above it, and all; each sum is exact.
 *
 * @param currency in which the sums are; null when no deal has an amount
 * @param byCurrency how many deals have their amount in which currency
 * @param levels those that any deal counts with, and all
 */
public record RollUp(@Nullable String currency, SortedMap<String, Integer> byCurrency, SortedMap<Scope, Level> levels) {

    /** All first, then teams, then owners, by key. */
    public static final Comparator<Scope> ORDER = Comparator.comparing(Scope::kind)
            .thenComparing(Scope::key, Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * Some deals.
     *
     * @param notSummed how many of the deals have no amount in the currency, and so add nothing
     */
    public record Line(int deals, int notSummed, BigDecimal amount) {

        public static final Line NONE = new Line(0, 0, BigDecimal.ZERO);

        public Line plus(Line other) {
            return new Line(deals + other.deals, notSummed + other.notSummed, amount.add(other.amount));
        }
    }

    /**
     * What counts with an owner, a team or all.
     *
     * @param byCategory of the period, each deal in one of them
     * @param overdue open deals that were expected before the period began
     * @param undated open deals of which no end is expected
     */
    public record Level(Map<Category, Line> byCategory, Line overdue, Line undated) {

        public static final Level NONE = new Level(Map.of(), Line.NONE, Line.NONE);

        public Line line(Category category) {
            return byCategory.getOrDefault(category, Line.NONE);
        }

        /** The category with all that are surer: best case has commit and closed in it. What is omitted is alone. */
        public Line cumulative(Category category) {
            if (category == Category.OMITTED) {
                return line(category);
            }
            Line sum = Line.NONE;
            for (Category surer : Category.values()) {
                if (surer.compareTo(category) >= 0) {
                    sum = sum.plus(line(surer));
                }
            }
            return sum;
        }

        /** What is open in the period and counted on at all. */
        public Line open() {
            return line(Category.PIPELINE).plus(line(Category.BEST_CASE)).plus(line(Category.COMMIT));
        }
    }

    /**
     * Counts journeys along a ladder.
     *
     * @param currency of the sums; null for that of most deals
     */
    public static Counting<RollUp> counting(
            Ladder ladder, CategoryRules rules, Period period, Teams teams, @Nullable String currency) {
        return new Counts(ladder, rules, period, teams, currency);
    }

    private static final class Counts implements Counting<RollUp> {
        private final Ladder ladder;
        private final CategoryRules rules;
        private final Period period;
        private final Teams teams;
        private final @Nullable String asked;
        private final TreeMap<Scope, Count> counts = new TreeMap<>(ORDER);
        private final TreeMap<String, Integer> byCurrency = new TreeMap<>();
        private final Map<String, List<Scope>> scopes = new HashMap<>();

        Counts(Ladder ladder, CategoryRules rules, Period period, Teams teams, @Nullable String asked) {
            this.ladder = ladder;
            this.rules = rules;
            this.period = period;
            this.teams = teams;
            this.asked = asked;
            counts.put(Scope.ALL, new Count());
        }

        @Override
        public void add(Journey journey) {
            Outlook outlook = Outlook.of(journey, ladder, rules, period);
            boolean open = outlook.state() == State.OPEN;
            if (!outlook.counts() && (!open || outlook.close() == Close.AFTER)) {
                return;
            }
            Money amount = outlook.amount();
            if (amount != null) {
                byCurrency.merge(amount.currency(), 1, Integer::sum);
            }
            for (Scope scope : scopesOf(outlook.owner())) {
                counts.computeIfAbsent(scope, _ -> new Count()).add(outlook);
            }
        }

        private List<Scope> scopesOf(@Nullable String owner) {
            return owner == null ? teams.scopesOf(null) : scopes.computeIfAbsent(owner, teams::scopesOf);
        }

        @Override
        public RollUp result() {
            String currency = asked == null ? ofMost() : asked;
            var levels = new TreeMap<Scope, Level>(ORDER);
            counts.forEach((scope, count) -> levels.put(scope, count.level(currency)));
            return new RollUp(currency, byCurrency, levels);
        }

        private @Nullable String ofMost() {
            return byCurrency.entrySet().stream()
                    .max(Comparator.comparing((Map.Entry<String, Integer> one) -> one.getValue())
                            .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .orElse(null);
        }
    }

    private static final class Count {
        private final Map<Category, Sum> byCategory = new EnumMap<>(Category.class);
        private final Sum overdue = new Sum();
        private final Sum undated = new Sum();

        void add(Outlook outlook) {
            Sum sum =
                    switch (outlook.close()) {
                        case BEFORE -> overdue;
                        case UNKNOWN -> undated;
                        case WITHIN, AFTER -> byCategory.computeIfAbsent(outlook.category(), _ -> new Sum());
                    };
            sum.add(outlook.amount());
        }

        Level level(@Nullable String currency) {
            var lines = new EnumMap<Category, Line>(Category.class);
            byCategory.forEach((category, sum) -> lines.put(category, sum.line(currency)));
            return new Level(lines, overdue.line(currency), undated.line(currency));
        }
    }

    private static final class Sum {
        private int deals;
        private final Map<String, BigDecimal> amounts = new TreeMap<>();
        private final Map<String, Integer> with = new TreeMap<>();

        void add(@Nullable Money amount) {
            deals++;
            if (amount != null) {
                amounts.merge(amount.currency(), amount.amount(), BigDecimal::add);
                with.merge(amount.currency(), 1, Integer::sum);
            }
        }

        Line line(@Nullable String currency) {
            return currency == null
                    ? new Line(deals, deals, BigDecimal.ZERO)
                    : new Line(
                            deals,
                            deals - with.getOrDefault(currency, 0),
                            amounts.getOrDefault(currency, BigDecimal.ZERO));
        }
    }
}
