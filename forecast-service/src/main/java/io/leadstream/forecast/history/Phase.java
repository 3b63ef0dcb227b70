package io.leadstream.forecast.history;

/** Ranks count from 1 within each phase; conversion rates are about SALE, and apart from it about POST_SALE. */
public enum Phase {
    PREPARATION,
    SALE,
    POST_SALE
}
