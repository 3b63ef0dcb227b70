package io.leadstream.pipeline.methodology;

import io.leadstream.pipeline.deal.Rates;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Today's rates, by our own table. */
@ApplicationScoped
class TableRates implements UsdRates {

    private final Rates table;
    private final Clock clock;

    TableRates(Rates table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public @Nullable BigDecimal of(String currency) {
        if (currency.equals(USD)) {
            return BigDecimal.ONE;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        BigDecimal inBase = table.on(currency, today);
        BigDecimal ofUsd = table.on(USD, today);
        return inBase == null || ofUsd == null ? null : inBase.divide(ofUsd, MathContext.DECIMAL64);
    }

    /** The same, but for those that a caller gives. */
    UsdRates with(Map<String, BigDecimal> given) {
        return currency -> {
            BigDecimal rate = currency.equals(USD) ? null : given.get(currency);
            return rate == null ? of(currency) : rate;
        };
    }
}
