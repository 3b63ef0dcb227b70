package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;

/** Keeps the facts of {@code qualification-events}. */
@Singleton
public final class QualificationListener extends FactHandler<QualificationEvent> {

    QualificationListener(AgroalDataSource database, ObjectMapper mapper) {
        super("qualification-events", QualificationEvent.class, database, mapper);
    }
}
