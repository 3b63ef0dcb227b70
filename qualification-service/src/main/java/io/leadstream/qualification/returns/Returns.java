package io.leadstream.qualification.returns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.leadstream.qualification.framework.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What leads brought and cost, by group: those captured in a period, with all that has become of them since. A
 * source's cost is divided among the groups by how many of its leads each holds, a campaign's by the campaign's leads,
 * to the last cent. Currencies are never mixed: each has its own lines.
 */
final class Returns {

    /** The name of the group of what has no value. */
    static final String NONE = "";

    /** So many leads of a source and campaign in a group; an empty campaign is none. */
    record Leads(String group, String source, String campaign, long count) {

        boolean shares(Cost cost) {
            return source.equals(cost.source()) && (cost.campaign().isEmpty() || campaign.equals(cost.campaign()));
        }
    }

    /** Deals of leads of a group: so many of one outcome, and what they were worth. */
    record Deals(
            String group,
            String outcome,
            @Nullable String product,
            @Nullable String currency,
            long count,
            BigDecimal amount) {}

    /** The deals of a group. */
    record Counts(long won, long lost, long open) {}

    /**
     * What a group brought and cost in one currency.
     *
     * @param margin none while any of it has no margin rate
     * @param wonPerCost won margin ÷ cost; none without a cost
     */
    record Line(
            String currency,
            BigDecimal revenue,
            @Nullable BigDecimal margin,
            BigDecimal cost,
            @Nullable BigDecimal marginPerLead,
            @Nullable BigDecimal costPerLead,
            @Nullable BigDecimal wonPerCost) {}

    /** One group. */
    record Group(String key, long leads, long leadsWon, Counts deals, List<Line> lines) {}

    /** Costs of sources and campaigns of which no lead was captured in the period: they belong to no group. */
    record Report(List<Group> groups, Map<String, BigDecimal> unallocated) {}

    /** Gives a product's margin rate, if it has one or there is a default. */
    @FunctionalInterface
    interface Rates {
        Optional<BigDecimal> of(@Nullable String product);
    }

    private final List<Leads> leads;
    private final @Nullable List<Leads> each;
    private final List<Deals> deals;
    private final Map<String, Long> leadsWon;
    private final Rates rates;

    Returns(List<Leads> leads, List<Deals> deals, Map<String, Long> leadsWon, Rates rates) {
        this(leads, null, deals, leadsWon, rates);
    }

    /**
     * Of groups that overlap: each bears the cost of all its leads, so that costs of groups do not add up.
     *
     * @param each the leads by source and campaign, each counted once; null where groups do not overlap
     */
    Returns(List<Leads> leads, @Nullable List<Leads> each, List<Deals> deals, Map<String, Long> leadsWon, Rates rates) {
        this.leads = List.copyOf(leads);
        this.each = each == null ? null : List.copyOf(each);
        this.deals = List.copyOf(deals);
        this.leadsWon = Map.copyOf(leadsWon);
        this.rates = rates;
    }

    Report report(List<Cost> costs, LocalDate from, LocalDate to) {
        var allocated = new TreeMap<String, Map<String, BigDecimal>>();
        var unallocated = new TreeMap<String, BigDecimal>();
        costs.forEach(cost -> allocate(cost, cost.within(from, to), allocated, unallocated));
        var sizes =
                new TreeMap<String, Long>(leads.stream().collect(groupingBy(Leads::group, summingLong(Leads::count))));
        var groups = new ArrayList<Group>();
        sizes.forEach((key, size) -> groups.add(group(key, size, allocated.getOrDefault(key, Map.of()))));
        return new Report(groups, unallocated);
    }

    private void allocate(
            Cost whole,
            Money cost,
            Map<String, Map<String, BigDecimal>> allocated,
            Map<String, BigDecimal> unallocated) {
        var weights = new TreeMap<String, Long>();
        leads.stream()
                .filter(some -> some.shares(whole))
                .forEach(some -> weights.merge(some.group(), some.count(), Long::sum));
        if (weights.isEmpty()) {
            unallocated.merge(cost.currency(), cost.amount(), BigDecimal::add);
            return;
        }
        shares(whole, cost.amount(), weights).forEach((group, share) -> allocated
                .computeIfAbsent(group, key -> new TreeMap<>())
                .merge(cost.currency(), share, BigDecimal::add));
    }

    private Map<String, BigDecimal> shares(Cost whole, BigDecimal amount, Map<String, Long> weights) {
        if (each == null) {
            return Shares.of(amount, weights);
        }
        long all = each.stream()
                .filter(some -> some.shares(whole))
                .mapToLong(Leads::count)
                .sum();
        var shares = new TreeMap<String, BigDecimal>();
        weights.forEach((group, count) -> shares.put(
                group,
                amount.multiply(BigDecimal.valueOf(count))
                        .divide(BigDecimal.valueOf(all), amount.scale(), RoundingMode.HALF_EVEN)));
        return shares;
    }

    private Group group(String key, long size, Map<String, BigDecimal> costs) {
        List<Deals> here =
                deals.stream().filter(each -> each.group().equals(key)).toList();
        var currencies = new TreeMap<String, List<Deals>>();
        costs.keySet().forEach(currency -> currencies.put(currency, new ArrayList<>()));
        here.stream()
                .filter(each -> each.outcome().equals("WON") && each.currency() != null)
                .forEach(each -> currencies
                        .computeIfAbsent(Objects.requireNonNull(each.currency()), currency -> new ArrayList<>())
                        .add(each));
        var lines = new ArrayList<Line>();
        currencies.forEach(
                (currency, won) -> lines.add(line(currency, size, won, costs.getOrDefault(currency, BigDecimal.ZERO))));
        var counts = new Counts(count(here, "WON"), count(here, "LOST"), count(here, "OPEN"));
        return new Group(key, size, leadsWon.getOrDefault(key, 0L), counts, lines);
    }

    private Line line(String currency, long size, List<Deals> won, BigDecimal cost) {
        int digits = Money.digitsOf(currency);
        BigDecimal revenue = won.stream()
                .map(Deals::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(digits, RoundingMode.HALF_EVEN);
        BigDecimal margin = margin(won)
                .map(exact -> exact.setScale(digits, RoundingMode.HALF_EVEN))
                .orElse(null);
        return new Line(
                currency,
                revenue,
                margin,
                cost.setScale(digits, RoundingMode.HALF_EVEN),
                margin == null ? null : per(margin, size, digits),
                per(cost, size, digits),
                margin == null || cost.signum() == 0 ? null : margin.divide(cost, 4, RoundingMode.HALF_EVEN));
    }

    private Optional<BigDecimal> margin(List<Deals> won) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Deals each : won) {
            var rate = rates.of(each.product());
            if (rate.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(each.amount().multiply(rate.get()));
        }
        return Optional.of(sum);
    }

    private static BigDecimal per(BigDecimal amount, long leads, int digits) {
        return amount.divide(BigDecimal.valueOf(leads), digits, RoundingMode.HALF_EVEN);
    }

    private static long count(List<Deals> deals, String outcome) {
        return deals.stream()
                .filter(each -> each.outcome().equals(outcome))
                .mapToLong(Deals::count)
                .sum();
    }
}
