package io.leadstream.pipeline.similar;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what deals are compared; null and empty are unknown.
 *
 * @param sizeBand number of employees, such as 50-249
 * @param worth in the base currency
 * @param roles of the buying committee that somebody plays, or played while the deal was open
 */
record Traits(
        @Nullable String industry,
        @Nullable String sizeBand,
        @Nullable String product,
        @Nullable BigDecimal worth,
        Set<String> roles) {

    /** Bands of employees, the smallest first, as lead-service has them. */
    static final List<String> SIZE_BANDS = List.of("1-9", "10-49", "50-249", "250-1000", "1001-5000", "5001+");

    Traits {
        roles = Set.copyOf(roles);
    }
}
