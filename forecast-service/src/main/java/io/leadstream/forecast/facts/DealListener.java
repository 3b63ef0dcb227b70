package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;

/** Keeps the facts of {@code deal-events}. */
@Singleton
public final class DealListener extends FactHandler<DealEvent> {

    DealListener(AgroalDataSource database, ObjectMapper mapper) {
        super("deal-events", DealEvent.class, database, mapper);
    }
}
