package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Keeps the facts of {@code qualification-events}. */
@Singleton
public final class QualificationListener extends FactHandler<QualificationEvent> {

    QualificationListener(AgroalDataSource database, ObjectMapper mapper, Clock clock) {
        super("qualification-events", QualificationEvent.class, database, mapper, clock);
    }
}
