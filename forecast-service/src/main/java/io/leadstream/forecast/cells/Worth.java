package io.leadstream.forecast.cells;

import io.leadstream.forecast.history.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Amounts as whole numbers that can be summed one by one: of each currency how many there are, their sum and the sum of
 * their squares, both in parts of nine decimal digits, so that none outgrows its place. Nothing is rounded.
 */
public final class Worth {

    private static final int DECIMALS = 4;
    private static final BigInteger BASE = BigInteger.TEN.pow(9);
    private static final int LETTERS = 26;
    private static final int PARTS = 16;

    /** As many as have a number of decimals, from 0 on: a sum is written with as many as any of them. */
    private static final int NUMBER = 1;

    private static final int SUM = NUMBER + DECIMALS + 1;
    private static final int SQUARES = SUM + 3;

    private final Map<Integer, Long> parts = new HashMap<>();

    /** How many amounts there are, their exact sum, and that of their squares. */
    public record Total(long number, BigDecimal sum, BigDecimal squares) {}

    /** What one amount adds, by rank; {@code {0=1}} where it cannot be told in these parts. */
    static Map<Integer, Long> of(Money money) {
        int decimals = Math.max(0, money.amount().scale());
        if (!money.currency().matches("[A-Z]{3}") || decimals > DECIMALS) {
            return Map.of(0, 1L);
        }
        var parts = new HashMap<Integer, Long>();
        int first = PARTS * number(money.currency());
        BigInteger units =
                money.amount().setScale(DECIMALS, RoundingMode.UNNECESSARY).unscaledValue();
        parts.put(first + NUMBER + decimals, 1L);
        boolean fits = split(units, first + SUM, first + SQUARES, parts)
                && split(units.multiply(units), first + SQUARES, first + PARTS, parts);
        return fits ? parts : Map.of(0, 1L);
    }

    private static boolean split(BigInteger units, int from, int to, Map<Integer, Long> parts) {
        BigInteger rest = units;
        for (int part = from; part < to && rest.signum() != 0; part++) {
            BigInteger[] split = rest.divideAndRemainder(BASE);
            parts.put(part, split[1].longValueExact());
            rest = split[0];
        }
        parts.values().removeIf(part -> part == 0);
        return rest.signum() == 0;
    }

    private static int number(String currency) {
        return currency.chars().reduce(0, (number, letter) -> number * LETTERS + letter - 'A') + 1;
    }

    private static String currency(int number) {
        var letters = new StringBuilder();
        for (int rest = number - 1; letters.length() < 3; rest /= LETTERS) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.toString();
    }

    /** Adds what a number of cells come to. */
    public void add(int rank, long sum) {
        parts.merge(rank, sum, Long::sum);
    }

    /** Tells of each currency. */
    public void tell(BiConsumer<String, Total> each) {
        var currencies = new TreeMap<Integer, Integer>();
        parts.keySet().forEach(rank -> currencies.put(rank / PARTS, rank / PARTS * PARTS));
        currencies.forEach((number, first) -> each.accept(currency(number), total(first)));
    }

    private Total total(int first) {
        long number = 0;
        int decimals = 0;
        for (int scale = 0; scale <= DECIMALS; scale++) {
            long ofScale = parts.getOrDefault(first + NUMBER + scale, 0L);
            number += ofScale;
            decimals = ofScale == 0 ? decimals : scale;
        }
        var sum = new BigDecimal(joined(first + SUM, first + SQUARES), DECIMALS);
        var squares = new BigDecimal(joined(first + SQUARES, first + PARTS), 2 * DECIMALS);
        return new Total(number, sum.setScale(decimals, RoundingMode.UNNECESSARY), squares);
    }

    private BigInteger joined(int from, int to) {
        BigInteger joined = BigInteger.ZERO;
        for (int part = to - 1; part >= from; part--) {
            joined = joined.multiply(BASE).add(BigInteger.valueOf(parts.getOrDefault(part, 0L)));
        }
        return joined;
    }
}
