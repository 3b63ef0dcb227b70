package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.PipelineVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ladders that deals are counted along: the latest of each pipeline. */
final class CountedLadders {

    // Who counts shares it, who moves on what is counted has it alone: else a deal could fall between the two.
    private static final String SHARE = "select pg_advisory_xact_lock_shared(3)";
    private static final String ALONE = "select pg_advisory_xact_lock(3)";

    private static final String ALL = "select id, pipeline, version, up_to from counted_ladder";

    private static final String ANEW = "insert into counted_ladder (pipeline, version) values (?, ?)";

    private static final String MOVE = "update counted_ladder set up_to = ? where id = ?";

    private final Connection connection;
    private final ObjectMapper mapper;

    CountedLadders(Connection connection, ObjectMapper mapper) {
        this.connection = connection;
        this.mapper = mapper;
    }

    /**
     * A ladder that is counted along.
     *
     * @param upTo the last subject, in order, that is counted; null: all are
     */
    record Counted(long id, Ladder ladder, @Nullable String upTo) {

        boolean has(String subject) {
            return upTo == null || subject.compareTo(upTo) <= 0;
        }

        boolean isComplete() {
            return upTo == null;
        }
    }

    void share() throws SQLException {
        lock(SHARE);
    }

    /** Waits for all who count. */
    void lockAlone() throws SQLException {
        lock(ALONE);
    }

    private void lock(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** By pipeline. */
    Map<String, Counted> all() throws SQLException {
        return among(PublishedVersions.all(connection, mapper));
    }

    Map<String, Counted> among(List<PipelineVersion> versions) throws SQLException {
        var counted = new TreeMap<String, Counted>();
        try (var select = connection.createStatement();
                var rows = select.executeQuery(ALL)) {
            while (rows.next()) {
                String pipeline = rows.getString(2);
                int version = rows.getInt(3);
                List<PipelineVersion> own = versions.stream()
                        .filter(published -> published.key().equals(pipeline))
                        .toList();
                long id = rows.getLong(1);
                String upTo = rows.getString(4);
                own.stream()
                        .filter(published -> published.version() == version)
                        .findFirst()
                        .ifPresent(target -> counted.put(pipeline, new Counted(id, Ladder.of(target, own), upTo)));
            }
        }
        return counted;
    }

    /** Counts the deals of pipelines anew, along their latest versions; what was counted is given up. */
    void beginAnew(Collection<String> pipelines) throws SQLException {
        List<PipelineVersion> versions = PublishedVersions.all(connection, mapper);
        for (String pipeline : pipelines) {
            if (pipeline.equals(LeadLifecycle.KEY)) {
                continue;
            }
            int latest = versions.stream()
                    .filter(version -> version.key().equals(pipeline))
                    .mapToInt(PipelineVersion::version)
                    .max()
                    .orElseThrow();
            try (var delete = connection.prepareStatement("delete from counted_ladder where pipeline = ?");
                    var insert = connection.prepareStatement(ANEW)) {
                delete.setString(1, pipeline);
                delete.executeUpdate();
                insert.setString(1, pipeline);
                insert.setInt(2, latest);
                insert.executeUpdate();
            }
        }
    }

    /** @param upTo null: all subjects are counted */
    void moveOn(long ladder, @Nullable String upTo) throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            update.setString(1, upTo);
            update.setLong(2, ladder);
            update.executeUpdate();
        }
    }
}
