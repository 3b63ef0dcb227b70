package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Keeps the facts of {@code lead-events}. */
@Singleton
public final class LeadListener extends FactHandler<LeadEvent> {

    LeadListener(AgroalDataSource database, ObjectMapper mapper, Clock clock) {
        super("lead-events", LeadEvent.class, database, mapper, clock);
    }
}
