package io.leadstream.forecast.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.cells.Worth.Total;
import io.leadstream.forecast.history.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorthTest {

    private static Map<String, Total> total(List<Money> amounts) {
        var worth = new Worth();
        amounts.forEach(amount -> Worth.of(amount).forEach(worth::add));
        var totals = new HashMap<String, Total>();
        worth.tell(totals::put);
        return totals;
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    @Test
    void sumsAreExactAndWrittenAsTheirAmountsAre() {
        Map<String, Total> totals = total(List.of(
                money("1200.50", "EUR"),
                money("0.25", "EUR"),
                money("-300", "EUR"),
                money("1000", "JPY"),
                money("7.125", "AED")));
        assertEquals(
                Map.of(
                        "EUR", new Total(3, new BigDecimal("900.75"), new BigDecimal("1531200.31250000")),
                        "JPY", new Total(1, new BigDecimal("1000"), new BigDecimal("1000000.00000000")),
                        "AED", new Total(1, new BigDecimal("7.125"), new BigDecimal("50.76562500"))),
                totals);
    }

    @Test
    void aLargeAmountLosesNoDigit() {
        var amount = new BigDecimal("123456789012345678.9012");
        assertEquals(
                new Total(1, amount, amount.multiply(amount)),
                total(List.of(new Money(amount, "ZZZ"))).get("ZZZ"));
    }

    @Test
    void whatIsAddedAndTakenBackIsNothing() {
        var worth = new Worth();
        Worth.of(money("99.99", "USD")).forEach(worth::add);
        Worth.of(money("99.99", "USD")).forEach((part, sum) -> worth.add(part, -sum));
        worth.tell((currency, sum) -> assertEquals(0, sum.number()));
    }

    @Test
    void anAmountThatDoesNotFitIsMarked() {
        assertEquals(Map.of(0, 1L), Worth.of(money("1.00001", "EUR")));
        assertEquals(Map.of(0, 1L), Worth.of(money("1", "bitcoin")));
        assertEquals(Map.of(0, 1L), Worth.of(money("9".repeat(30), "EUR")));
    }
}
