package io.leadstream.qualification.returns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Divides money exactly: the parts have the digits of the currency and add up to the whole. */
final class Shares {

    private Shares() {}

    /**
     * Divides an amount in proportion to weights, by largest remainders; equal remainders by key.
     *
     * @param weights positive; none divides nothing
     */
    static Map<String, BigDecimal> of(BigDecimal amount, Map<String, Long> weights) {
        BigInteger whole = amount.unscaledValue();
        BigInteger sum = weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        var parts = new LinkedHashMap<String, BigInteger>();
        var remainders = new LinkedHashMap<String, BigInteger>();
        weights.forEach((key, weight) -> {
            BigInteger[] divided = whole.multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
            parts.put(key, divided[0]);
            remainders.put(key, divided[1]);
        });
        long left = whole.subtract(parts.values().stream().reduce(BigInteger.ZERO, BigInteger::add))
                .longValueExact();
        remainders.entrySet().stream()
                .sorted(Map.Entry.<String, BigInteger>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(left)
                .forEach(entry -> parts.merge(entry.getKey(), BigInteger.ONE, BigInteger::add));
        var shares = new LinkedHashMap<String, BigDecimal>();
        parts.forEach((key, part) -> shares.put(key, new BigDecimal(part, amount.scale())));
        return shares;
    }
}
