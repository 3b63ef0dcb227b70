package io.leadstream.forecast.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Place;
import io.leadstream.messaging.DatabaseFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What is known at one moment. Deals are told of one after the other: none is kept. */
public final class Snapshot {

    private static final String PIPELINES = """
            select pipeline, version, name, is_default, stages from pipeline_version
            order by known_at, pipeline, version""";

    private static final String SEEN = "select exists (select from history where pipelines && ?)";

    private static final String HISTORIES = "select subject, facts from history where pipelines && ?";

    /** So many deals are fetched at a time; a deal's facts are some hundred bytes. */
    private static final int AT_ONCE = 500;

    private static final TypeReference<List<Stage>> STAGES = new TypeReference<>() {};

    private final Connection connection;
    private final ObjectMapper mapper;

    Snapshot(Connection connection, ObjectMapper mapper) {
        this.connection = connection;
        this.mapper = mapper;
    }

    /** Of every published pipeline, in the order in which they were published, and of the lead lifecycle. */
    public List<PipelineVersion> versions() {
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
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
        versions.add(LeadLifecycle.PIPELINE);
        return versions;
    }

    /** Whether anything is known of a pipeline's deals. */
    public boolean hasSeen(String pipeline) {
        try (var select = connection.prepareStatement(SEEN)) {
            select.setArray(1, connection.createArrayOf("text", new Object[] {pipeline}));
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** The places that deals' steps in a pipeline name. */
    public Set<Place> places(String pipeline) {
        var places = new HashSet<Place>();
        histories(List.of(pipeline), false, deal -> deal.steps().stream()
                .map(Step::place)
                .forEach(places::add));
        return places;
    }

    /**
     * Tells of the deals that were ever in one of some pipelines, in any order.
     *
     * @param segments whether the deals' segments are needed
     */
    public void histories(Collection<String> pipelines, boolean segments, Consumer<DealHistory> each) {
        var reader = new FactReader(segments);
        try (var select = connection.prepareStatement(HISTORIES)) {
            select.setArray(1, connection.createArrayOf("text", pipelines.toArray()));
            select.setFetchSize(AT_ONCE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    DealHistory.of(rows.getString(1), reader.read(rows.getBytes(2)))
                            .ifPresent(each);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
