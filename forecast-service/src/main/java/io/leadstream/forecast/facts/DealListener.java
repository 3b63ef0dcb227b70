package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Keeps the facts of {@code deal-events}. */
@Singleton
public final class DealListener extends FactHandler<DealEvent> {

    DealListener(AgroalDataSource database, ObjectMapper mapper, Clock clock) {
        super("deal-events", DealEvent.class, database, mapper, clock);
    }
}
