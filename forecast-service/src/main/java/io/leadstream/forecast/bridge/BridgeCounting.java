package io.leadstream.forecast.bridge;

import io.leadstream.forecast.bridge.Bridge.Moved;
import io.leadstream.forecast.bridge.Bridge.Part;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.question.Counting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up why each deal's contribution changed. Of the deals themselves only the page asked for is kept. */
public final class BridgeCounting implements Counting<Bridge> {

    private final Instant from;
    private final Sides sides;
    private final @Nullable String asked;
    private final Beyond page;
    private final TreeMap<String, Sums> byCurrency = new TreeMap<>();

    /** What a deal adds to the forecast as of one time. */
    @FunctionalInterface
    public interface Valuation {
        Contribution of(DealHistory deal);
    }

    /**
     * What is forecast as of one time.
     *
     * @param deals what each deal adds
     * @param aside what is forecast beside the deals there are, in a currency
     */
    public record Side(Valuation deals, Function<String, Aside> aside) {}

    /**
     * What is forecast beside the deals there are.
     *
     * @param arrivals of deals that are not there yet
     * @param override what stands in the place of the sum; null when nothing does
     */
    public record Aside(BigDecimal arrivals, @Nullable BigDecimal override) {

        public static final Aside NOTHING = new Aside(BigDecimal.ZERO, null);

        private Bridge.Total with(BigDecimal deals) {
            return new Bridge.Total(deals, arrivals, override);
        }
    }

    /** The forecast as of the two times. */
    public record Sides(Side before, Side after) {}

    /**
     * Which deals are to be kept.
     *
     * @param most so many of each item
     * @param item the one of which some were kept before, if any were
     * @param size the change of the last of those, without its sign
     * @param deal the last of those
     */
    public record Beyond(int most, @Nullable Item item, BigDecimal size, String deal) {

        public static Beyond first(int most) {
            return new Beyond(most, null, BigDecimal.ZERO, "");
        }

        Largest of(Item wanted) {
            return new Largest(most, wanted == item ? new Largest.Position(size, deal) : null);
        }
    }

    /**
     * @param from what happened after it is what moved the forecast
     * @param currency of the bridge; null for that of most deals
     */
    public BridgeCounting(Instant from, Sides sides, @Nullable String currency, Beyond page) {
        this.from = from;
        this.sides = sides;
        this.asked = currency;
        this.page = page;
    }

    /** What was added up in one currency. */
    private final class Sums {
        private final Map<Item, Sum> items = new EnumMap<>(Item.class);
        private BigDecimal before = BigDecimal.ZERO;
        private BigDecimal after = BigDecimal.ZERO;
        private int deals;

        void add(Journey journey, Contribution was, Contribution is) {
            deals++;
            before = before.add(was.value());
            after = after.add(is.value());
            Attribution.of(was, is).forEach((item, part) -> items.computeIfAbsent(item, Sum::new)
                    .add(journey, part, was, is));
        }
    }

    private final class Sum {
        private BigDecimal sum = BigDecimal.ZERO;
        private int deals;
        private final Largest largest;

        Sum(Item item) {
            largest = page.of(item);
        }

        void add(Journey journey, BigDecimal part, Contribution was, Contribution is) {
            sum = sum.add(part);
            deals++;
            DealHistory deal = journey.deal();
            var moved = new Moved(deal.deal(), part, was, is, List.of());
            if (largest.wants(moved)) {
                largest.add(new Moved(deal.deal(), part, was, is, events(deal, from, journey.asOf())));
            }
        }
    }

    @Override
    public void add(Journey journey) {
        Contribution was = sides.before().deals().of(journey.deal());
        Contribution is = sides.after().deals().of(journey.deal());
        var currencies = new TreeSet<String>();
        for (Contribution one : List.of(was, is)) {
            if (one.currency() != null) {
                currencies.add(one.currency());
            }
        }
        for (String currency : currencies) {
            byCurrency.computeIfAbsent(currency, _ -> new Sums()).add(journey, was.in(currency), is.in(currency));
        }
    }

    /** The events of a deal's facts within (from, until], each once, in order. */
    private static List<String> events(DealHistory deal, Instant from, Instant until) {
        return Stream.of(deal.steps(), deal.descriptions(), deal.learned())
                .<DealFact>flatMap(List::stream)
                .filter(fact ->
                        fact.occurredAt().isAfter(from) && !fact.occurredAt().isAfter(until))
                .sorted(DealFact.IN_ORDER)
                .map(fact -> fact.key().source() + "/" + deal.deal() + "/"
                        + fact.key().sequence())
                .distinct()
                .toList();
    }

    @Override
    public Bridge result() {
        String currency = asked == null ? ofMost() : asked;
        Sums sums = currency == null ? new Sums() : byCurrency.getOrDefault(currency, new Sums());
        Bridge.Total first = aside(sides.before(), currency).with(sums.before);
        Bridge.Total second = aside(sides.after(), currency).with(sums.after);
        var parts = new EnumMap<Item, Part>(Item.class);
        for (Item item : Item.values()) {
            Sum sum = sums.items.get(item);
            parts.put(item, sum == null ? Part.NONE : new Part(sum.sum, sum.deals, sum.largest.inOrder()));
        }
        parts.put(Item.ARRIVALS_CHANGE, ofNoDeal(second.arrivals().subtract(first.arrivals())));
        parts.put(Item.OVERRIDE_CHANGE, ofNoDeal(second.beyond().subtract(first.beyond())));
        var deals = new TreeMap<String, Integer>();
        byCurrency.forEach((of, counted) -> deals.put(of, counted.deals));
        return new Bridge(currency, deals, first, second, parts);
    }

    private @Nullable String ofMost() {
        return byCurrency.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, Sums> one) -> one.getValue().deals)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static Aside aside(Side side, @Nullable String currency) {
        return currency == null ? Aside.NOTHING : side.aside().apply(currency);
    }

    private static Part ofNoDeal(BigDecimal change) {
        return new Part(change, 0, List.of());
    }
}
