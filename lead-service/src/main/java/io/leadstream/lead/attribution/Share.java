package io.leadstream.lead.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact share: a third of a lead three times is one lead. */
record Share(BigInteger parts, BigInteger of) {

    static final Share NONE = new Share(BigInteger.ZERO, BigInteger.ONE);
    private static final int DECIMALS = 6;

    Share {
        if (of.signum() <= 0) {
            throw new IllegalArgumentException("a share is of something");
        }
        BigInteger common = parts.gcd(of).max(BigInteger.ONE);
        parts = parts.divide(common);
        of = of.divide(common);
    }

    static Share of(long parts, long of) {
        return new Share(BigInteger.valueOf(parts), BigInteger.valueOf(of));
    }

    /** So much of an amount as one of so many has. */
    static Share of(BigDecimal amount, long among) {
        BigDecimal whole = amount.setScale(Math.max(amount.scale(), 0));
        return new Share(
                whole.unscaledValue(), BigInteger.TEN.pow(whole.scale()).multiply(BigInteger.valueOf(among)));
    }

    Share plus(Share other) {
        return new Share(parts.multiply(other.of).add(other.parts.multiply(of)), of.multiply(other.of));
    }

    /** Rounded to six decimals, half up; whole numbers stay whole. */
    BigDecimal decimal() {
        BigDecimal value = new BigDecimal(parts)
                .divide(new BigDecimal(of), DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    int compareTo(Share other) {
        return parts.multiply(other.of).compareTo(other.parts.multiply(of));
    }
}
