package io.leadstream.pipeline.methodology;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How many USD a unit of a currency is worth: the table of approaches has its figures in USD. */
interface UsdRates {

    String USD = "USD";

    /** Null where nobody said. */
    @Nullable
    BigDecimal of(String currency);
}
