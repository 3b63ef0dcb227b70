package io.leadstream.qualification.returns;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.returns.Returns.Deals;
import io.leadstream.qualification.returns.Returns.Leads;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnsTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final Returns.Rates THIRTY_PERCENT = product -> Optional.of(new BigDecimal("0.3"));

    @Test
    void aSourceReturnsItsMarginByItsCost() {
        var returns = new Returns(
                List.of(new Leads("WEB_FORM", "WEB_FORM", "", 40)),
                List.of(
                        won("WEB_FORM", "EUR", 2, "10000.00"),
                        new Deals("WEB_FORM", "LOST", null, null, 3, BigDecimal.ZERO)),
                Map.of("WEB_FORM", 2L),
                THIRTY_PERCENT);

        var group = returns.report(List.of(cost("WEB_FORM", "1200.00", "EUR")), MARCH, APRIL)
                .groups()
                .getFirst();

        assertEquals(new Returns.Counts(2, 3, 0), group.deals());
        var line = group.lines().getFirst();
        assertEquals("3000.00", String.valueOf(line.margin()));
        assertEquals("30.00", String.valueOf(line.costPerLead()));
        assertEquals("75.00", String.valueOf(line.marginPerLead()));
        assertEquals("2.5000", String.valueOf(line.wonPerCost()));
    }

    @Test
    void currenciesAreNeverMixed() {
        var returns = new Returns(
                List.of(new Leads("CHAT", "CHAT", "", 7)),
                List.of(won("CHAT", "USD", 1, "500.00"), won("CHAT", "JPY", 1, "70000")),
                Map.of("CHAT", 2L),
                THIRTY_PERCENT);

        var lines = returns.report(List.of(cost("CHAT", "100.00", "EUR")), MARCH, APRIL)
                .groups()
                .getFirst()
                .lines();

        assertEquals(
                List.of("EUR", "JPY", "USD"),
                lines.stream().map(Returns.Line::currency).toList());
        assertEquals("0.0000", String.valueOf(lines.getFirst().wonPerCost()));
        assertEquals("21000", String.valueOf(lines.get(1).margin()));
        assertNull(lines.get(1).wonPerCost());
        assertEquals("100.00", lines.getFirst().cost().toPlainString());
    }

    @Test
    void groupsThatOverlapBearTheCostOfAllTheirLeads() {
        var returns = new Returns(
                List.of(
                        new Leads("dach", "CHAT", "", 3),
                        new Leads("big", "CHAT", "", 2),
                        new Leads("", "CHAT", "", 1)),
                List.of(new Leads("CHAT", "CHAT", "", 4)),
                List.of(),
                Map.of(),
                THIRTY_PERCENT);

        var costs = returns.report(List.of(cost("CHAT", "10.00", "EUR")), MARCH, APRIL).groups().stream()
                .collect(toMap(
                        Returns.Group::key,
                        group -> group.lines().getFirst().cost().toPlainString()));

        assertEquals(Map.of("dach", "7.50", "big", "5.00", "", "2.50"), costs);
    }

    @Test
    void withoutARateThereIsNoMargin() {
        var returns = new Returns(
                List.of(new Leads("CHAT", "CHAT", "", 1)),
                List.of(won("CHAT", "EUR", 1, "500.00")),
                Map.of(),
                product -> Optional.empty());

        var line = returns.report(List.of(), MARCH, APRIL)
                .groups()
                .getFirst()
                .lines()
                .getFirst();

        assertEquals("500.00", line.revenue().toPlainString());
        assertNull(line.margin());
        assertNull(line.wonPerCost());
    }

    @Test
    void aSourcesCostGoesWhereItsLeadsAre() {
        var returns = new Returns(
                List.of(
                        new Leads("DE", "CHAT", "", 2),
                        new Leads("FR", "CHAT", "", 1),
                        new Leads("FR", "EVENT", "", 5)),
                List.of(),
                Map.of(),
                THIRTY_PERCENT);

        var report = returns.report(
                List.of(cost("CHAT", "100.00", "EUR"), cost("EVENT", "50.00", "EUR"), cost("PARTNER", "9.00", "EUR")),
                MARCH,
                APRIL);

        assertEquals(
                List.of("66.67", "83.33"),
                report.groups().stream()
                        .map(group -> group.lines().getFirst().cost().toPlainString())
                        .toList());
        assertEquals(Map.of("EUR", new BigDecimal("9.00")), report.unallocated());
    }

    @Test
    void aCampaignsCostGoesToItsOwnLeads() {
        var returns = new Returns(
                List.of(new Leads("DE", "EVENT", "fair", 3), new Leads("FR", "EVENT", "", 1)),
                List.of(),
                Map.of(),
                THIRTY_PERCENT);
        var fair = new Cost("EVENT", "fair", MARCH, APRIL, new BigDecimal("90.00"), "EUR");
        var other = new Cost("EVENT", "spring", MARCH, APRIL, new BigDecimal("7.00"), "EUR");

        var report = returns.report(List.of(fair, other, cost("EVENT", "40.00", "EUR")), MARCH, APRIL);

        assertEquals(
                List.of("120.00", "10.00"),
                report.groups().stream()
                        .map(group -> group.lines().getFirst().cost().toPlainString())
                        .toList());
        assertEquals(Map.of("EUR", new BigDecimal("7.00")), report.unallocated());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-04-01, 310.00",
        "2026-03-11, 2026-03-12, 10.00",
        "2026-03-22, 2026-06-01, 100.00",
        "2026-01-01, 2026-03-02, 10.00",
        "2026-04-01, 2026-05-01, 0.00"
    })
    void aCostCountsByTheDay(LocalDate from, LocalDate to, String part) {
        assertEquals(
                part, cost("CHAT", "310.00", "EUR").within(from, to).amount().toPlainString());
    }

    @Property
    void sharesAddUpToTheWholeAndDifferFromTheirDueByLessThanACent(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long cents,
            @ForAll @NotEmpty @Size(max = 20)
                    Map<@IntRange(max = 50) Integer, @LongRange(min = 1, max = 100_000) Long> given) {
        var weights = new TreeMap<String, Long>();
        given.forEach((key, weight) -> weights.put("g" + key, weight));
        long sum = weights.values().stream().mapToLong(Long::longValue).sum();
        BigDecimal amount = BigDecimal.valueOf(cents, 2);

        var shares = Shares.of(amount, weights);

        assertEquals(amount, shares.values().stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add));
        shares.forEach((key, share) -> assertTrue(share.unscaledValue()
                        .multiply(BigInteger.valueOf(sum))
                        .subtract(BigInteger.valueOf(cents).multiply(BigInteger.valueOf(weights.getOrDefault(key, 0L))))
                        .abs()
                        .compareTo(BigInteger.valueOf(sum))
                < 0));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.0000, 0.0000, 1.0000, true",
        "0, 10, 0.0000, 0.0000, 0.2775, true",
        "10, 10, 1.0000, 0.7225, 1.0000, true",
        "10, 80, 0.1250, 0.0693, 0.2150, false"
    })
    void aRateHasItsIntervalByWilson(long hits, long of, String rate, String low, String high, boolean few) {
        assertEquals(
                new Interval(new BigDecimal(rate), new BigDecimal(low), new BigDecimal(high), few),
                Interval.of(hits, of));
    }

    private static Deals won(String group, String currency, long count, String amount) {
        return new Deals(group, "WON", null, currency, count, new BigDecimal(amount));
    }

    private static Cost cost(String source, String amount, String currency) {
        return new Cost(source, "", MARCH, APRIL, new BigDecimal(amount), currency);
    }
}
