package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** The facts of the live projection, as they are at one moment. */
@ApplicationScoped
public class Facts {

    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read, read only";

    /** A million deals are read twice in less; whoever takes longer would hold the database's clean-up. */
    private static final int LONGEST_SECONDS = 300;

    private final AgroalDataSource database;
    private final Projection projection;
    private final ObjectMapper mapper;

    Facts(AgroalDataSource database, Projection projection, ObjectMapper mapper) {
        this.database = database;
        this.projection = projection;
        this.mapper = mapper;
    }

    /** Reads what is known; the snapshot ends with the call. */
    public <T> T read(Function<Snapshot, T> reading) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            try (Connection connection = database.getConnection()) {
                try (var statement = connection.createStatement()) {
                    statement.execute(ONE_SNAPSHOT);
                }
                projection.enter(connection);
                return reading.apply(new Snapshot(connection, mapper));
            } catch (SQLException e) {
                throw new DatabaseFault(e);
            }
        });
    }
}
