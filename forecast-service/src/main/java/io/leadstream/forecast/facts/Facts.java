package io.leadstream.forecast.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.messaging.DatabaseFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The facts of the live projection, read as histories: a few set queries, whatever the number of deals. */
@ApplicationScoped
public class Facts {

    private static final String PIPELINES = """
            select pipeline, version, name, is_default, stages from pipeline_version
            order by known_at, pipeline, version""";

    private static final TypeReference<List<Stage>> STAGES = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final Projection projection;
    private final ObjectMapper mapper;

    Facts(AgroalDataSource database, Projection projection, ObjectMapper mapper) {
        this.database = database;
        this.projection = projection;
        this.mapper = mapper;
    }

    /**
     * Reads what is known of some pipelines.
     *
     * @param which pipelines' deals, chosen among the published ones
     * @param segments whether the deals' segments are needed
     */
    public Known read(Function<List<PipelineVersion>, Collection<String>> which, boolean segments) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                projection.enter(connection);
                List<PipelineVersion> versions = versions(connection);
                var rows = new FactRows(mapper, segments);
                rows.read(connection, which.apply(versions));
                return new Known(versions, rows.histories(), rows.places());
            } catch (SQLException e) {
                throw new DatabaseFault(e);
            }
        });
    }

    private List<PipelineVersion> versions(Connection connection) throws SQLException {
        var versions = new ArrayList<PipelineVersion>();
        try (var select = connection.prepareStatement(PIPELINES);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                versions.add(new PipelineVersion(
                        rows.getString(1),
                        rows.getString(3),
                        rows.getInt(2),
                        rows.getBoolean(4),
                        mapper.readValue(rows.getString(5), STAGES)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stages were stored as JSON", e);
        }
        versions.add(LeadLifecycle.PIPELINE);
        return versions;
    }
}
