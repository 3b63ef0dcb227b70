package io.leadstream.pipeline.team;

import io.leadstream.messaging.Sql;
import io.leadstream.rest.BadInput;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what happened to a deal from the tables of all who keep something of it. */
@ApplicationScoped
class Timeline {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final List<TimelineSource> sources;
    private final Sql sql;

    Timeline(@All List<TimelineSource> sources, Sql sql) {
        this.sources = sources.stream()
                .sorted(Comparator.comparing(TimelineSource::type))
                .toList();
        this.sql = sql;
    }

    /** Where a page begins: behind this entry. */
    record Position(Instant at, UUID id) {}

    /**
     * What to read.
     *
     * @param types separated by commas; null for all
     * @param from the first moment that counts
     * @param to the first that counts no longer
     * @param withWords whether the caller may read what people wrote
     */
    record Question(
            UUID deal,
            @Nullable String types,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean newestFirst,
            boolean withWords,
            @Nullable Position after,
            int count) {

        private Position start() {
            return after != null
                    ? after
                    : newestFirst ? new Position(END, new UUID(-1, -1)) : new Position(BEGINNING, new UUID(0, 0));
        }
    }

    List<DealTimelineEntry> read(Question question) {
        List<TimelineSource> asked = sources(question.types());
        return sql.list(
                new TimelineQuery(asked, question.newestFirst(), question.withWords()).sql(),
                Timeline::entry,
                parameters(question, asked.size()));
    }

    private List<TimelineSource> sources(@Nullable String types) {
        if (types == null || types.isBlank()) {
            return sources;
        }
        Set<String> wanted = Arrays.stream(
                        types.toUpperCase(Locale.ROOT).strip().split("\\s*,\\s*", -1))
                .collect(Collectors.toSet());
        Set<String> known = sources.stream().map(TimelineSource::type).collect(Collectors.toCollection(TreeSet::new));
        if (!known.containsAll(wanted)) {
            throw BadInput.of("types", "must be of " + known + ", separated by commas");
        }
        return sources.stream().filter(source -> wanted.contains(source.type())).toList();
    }

    /** The same for each source, and the count once more for them all. */
    private static Object[] parameters(Question question, int sourceCount) {
        Instant from = Objects.requireNonNullElse(question.from(), BEGINNING);
        Instant to = Objects.requireNonNullElse(question.to(), END);
        Position start = question.start();
        var parameters = new ArrayList<Object>();
        for (int i = 0; i < sourceCount; i++) {
            parameters.addAll(List.of(question.deal(), from, to, start.at(), start.id(), question.count()));
        }
        parameters.add(question.count());
        return parameters.toArray();
    }

    private static DealTimelineEntry entry(ResultSet row) throws SQLException {
        return new DealTimelineEntry(
                row.getObject("id", UUID.class),
                row.getString("type"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("by"),
                row.getString("detail"));
    }
}
