package io.leadstream.forecast.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The versions of pipelines that are known. */
final class PublishedVersions {

    private static final String ALL = """
            select pipeline, version, name, is_default, stages from pipeline_version
            order by known_at, pipeline, version""";

    private static final TypeReference<List<Stage>> STAGES = new TypeReference<>() {};

    private PublishedVersions() {}

    /** In the order in which they were published, and the lead lifecycle. */
    static List<PipelineVersion> all(Connection connection, ObjectMapper mapper) throws SQLException {
        var versions = new ArrayList<PipelineVersion>();
        try (var select = connection.prepareStatement(ALL);
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
