package io.leadstream.forecast.cohort;

import io.leadstream.forecast.history.Money;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exact sums of amounts, each currency apart. */
public final class Sums {

    private final SortedMap<String, BigDecimal> byCurrency = new TreeMap<>();

    /** An amount that is not known adds nothing. */
    public void add(@Nullable Money amount) {
        if (amount != null) {
            byCurrency.merge(amount.currency(), amount.amount(), BigDecimal::add);
        }
    }

    /** In the order of currencies. */
    public SortedMap<String, BigDecimal> byCurrency() {
        return new TreeMap<>(byCurrency);
    }
}
