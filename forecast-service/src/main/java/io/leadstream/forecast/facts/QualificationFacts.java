package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;

/** Keeps the facts of {@code qualification-events}. */
@Singleton
public final class QualificationFacts extends FactHandler<QualificationEvent> {

    QualificationFacts(AgroalDataSource database, ObjectMapper mapper) {
        super("qualification-events", QualificationEvent.class, database, mapper);
    }
}
