package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.cells.Asked;
import io.leadstream.forecast.cells.Cells;
import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Family;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.Place;
import io.leadstream.messaging.DatabaseFault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known at one moment. Deals are told of one after the other: none is kept. */
public final class Snapshot {

    private static final String SEEN = "select exists (select from history where pipelines && ?)";

    private static final String HISTORIES = "select subject, facts from history where pipelines && ?";

    private static final String SOME = HISTORIES + " limit ?";

    private static final String HAS_MERGES =
            "select exists (select from lead_merge where occurred_at <= ?) and 'lead-lifecycle' = any (?)";

    // as of the time: the last that was told of a pair holds; union ends a circle, which events to come will resolve
    static final String PARTS = """
            with recursive joined as (
              select survivor, merged from (
                select distinct on (survivor, merged) survivor, merged, joined from lead_merge
                where occurred_at <= ? order by survivor, merged, sequence desc) as last
              where joined),
            part as (
              select survivor as root, merged from joined
              union
              select part.root, joined.merged from part join joined on joined.survivor = part.merged),
            others as (
              select part.root, array_agg(part.merged) as subjects, array_agg(h.facts) as facts
              from part join history h on h.subject = part.merged
              where part.root <> part.merged group by part.root)
            """;

    private static final String FAMILIES = PARTS + """
            select h.subject, h.facts, others.subjects, others.facts
            from history h left join others on others.root = h.subject
            where h.pipelines && ? and not exists (select from joined where joined.merged = h.subject)""";

    /** So many deals are fetched at a time; a deal's facts are some hundred bytes. */
    static final int AT_ONCE = 500;

    private final Connection connection;
    private final ObjectMapper mapper;

    Snapshot(Connection connection, ObjectMapper mapper) {
        this.connection = connection;
        this.mapper = mapper;
    }

    /** Of every published pipeline, in the order in which they were published, and of the lead lifecycle. */
    public List<PipelineVersion> versions() {
        try {
            return PublishedVersions.all(connection, mapper);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
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
     * Sums the cells of a ladder; false when only the facts tell what is asked: the ladder is not counted along, or
     * not through yet, or something happened between the as-of time and the end of its day.
     */
    public boolean sum(Ladder ladder, Instant asOf, Set<Goal> goals, Asked asked, Cells cells) {
        try {
            return new CellSums(connection).sum(ladder, asOf, goals, asked, cells);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /**
     * Tells of the deals that were ever in one of some pipelines, in any order. Leads that were one person by then are
     * one, by the earliest passages of all.
     *
     * @param segments whether the deals' segments are needed
     */
    public void histories(Collection<String> pipelines, boolean segments, Instant asOf, Consumer<DealHistory> each) {
        if (hasMerges(pipelines, asOf)) {
            families(pipelines, segments, asOf, each);
        } else {
            histories(pipelines, segments, each);
        }
    }

    /** The segments that a pipeline's deals have; nothing while they are not counted along that version. */
    public Optional<SortedSet<String>> segments(String pipeline, int version) {
        try {
            return new CountedSegments(connection).names(pipeline, version);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** The values of a segment of a pipeline's deals; none when there are more than can be compared. */
    public List<String> values(String pipeline, int version, String segment) {
        try {
            return new CountedSegments(connection).values(pipeline, version, segment);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** Tells of some of a pipeline's deals, with their segments: for what does not need all of them. */
    public void some(String pipeline, int most, Consumer<DealHistory> each) {
        var reader = new FactReader(true);
        try (var select = connection.prepareStatement(SOME)) {
            select.setArray(1, connection.createArrayOf("text", new Object[] {pipeline}));
            select.setInt(2, most);
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

    private boolean hasMerges(Collection<String> pipelines, Instant asOf) {
        try (var select = connection.prepareStatement(HAS_MERGES)) {
            select.setObject(1, time(asOf));
            select.setArray(2, connection.createArrayOf("text", pipelines.toArray()));
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private void families(Collection<String> pipelines, boolean segments, Instant asOf, Consumer<DealHistory> each) {
        var reader = new FactReader(segments);
        try (var select = connection.prepareStatement(FAMILIES)) {
            select.setObject(1, time(asOf));
            select.setArray(2, connection.createArrayOf("text", pipelines.toArray()));
            select.setFetchSize(AT_ONCE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var survivor = DealHistory.of(rows.getString(1), reader.read(rows.getBytes(2)));
                    if (survivor.isPresent()) {
                        each.accept(Family.of(survivor.get(), others(rows, reader)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    static List<DealHistory> others(ResultSet row, FactReader reader) throws SQLException {
        return LeadsWithDeals.histories(row.getArray(3), row.getArray(4), reader);
    }

    /**
     * Tells of every lead with the deals that were opened for it, in whatever pipeline, and in any order. Leads that were
     * one person by then are one, and have the deals of all.
     *
     * @param segments whether the segments of both are needed
     */
    public void leads(boolean segments, Instant asOf, LeadReader each) {
        try {
            new LeadsWithDeals(connection).leads(segments, time(asOf), each);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** Told of a lead, null once it was erased, and of its deals. */
    public interface LeadReader {
        void read(@Nullable DealHistory lead, List<DealHistory> deals);
    }

    /** Tells of the deals of a pipeline for which no lead was ever heard of, in any order. */
    public void dealsWithoutLead(String pipeline, boolean segments, Consumer<DealHistory> each) {
        histories(LeadsWithDeals.WITHOUT_LEAD, List.of(pipeline), segments, each);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void histories(Collection<String> pipelines, boolean segments, Consumer<DealHistory> each) {
        histories(HISTORIES, pipelines, segments, each);
    }

    private void histories(String query, Collection<String> pipelines, boolean segments, Consumer<DealHistory> each) {
        var reader = new FactReader(segments);
        try (var select = connection.prepareStatement(query)) {
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
