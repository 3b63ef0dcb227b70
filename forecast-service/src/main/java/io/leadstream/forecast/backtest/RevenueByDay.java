package io.leadstream.forecast.backtest;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was won on each UTC day, in one currency. */
final class RevenueByDay {

    private final NavigableMap<LocalDate, Double> days = new TreeMap<>();

    void add(LocalDate day, double amount) {
        days.merge(day, amount, Double::sum);
    }

    /** Of the days after one up to another, which is included; 0 when the other is not after it. */
    double between(LocalDate after, LocalDate upTo) {
        return after.isBefore(upTo)
                ? days.subMap(after, false, upTo, true).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum()
                : 0;
    }
}
