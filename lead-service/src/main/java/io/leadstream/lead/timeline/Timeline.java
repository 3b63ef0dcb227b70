package io.leadstream.lead.timeline;

import io.leadstream.lead.card.Leads;
import io.leadstream.lead.card.RawJson;
import io.leadstream.lead.database.Sql;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what happened to a lead from the tables of all who keep something of it. */
@ApplicationScoped
class Timeline {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final List<TimelineSource> sources;
    private final Leads leads;
    private final Sql sql;

    Timeline(@All List<TimelineSource> sources, Leads leads, Sql sql) {
        this.sources = sources.stream()
                .sorted(Comparator.comparing(TimelineSource::type))
                .toList();
        this.leads = leads;
        this.sql = sql;
    }

    /** Where a page begins: behind this entry. */
    record Position(Instant at, UUID id) {}

    /**
     * What to read.
     *
     * @param from the first moment that counts
     * @param to the first that counts no longer
     */
    record Question(
            UUID leadId,
            List<TimelineSource> sources,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean newestFirst,
            @Nullable Position after,
            int count) {

        private Position start() {
            return after != null ? after : newestFirst ? new Position(END, LAST) : new Position(BEGINNING, FIRST);
        }
    }

    List<TimelineSource> sources() {
        return sources;
    }

    /** Those named, separated by commas; all when none is. */
    List<TimelineSource> sources(@Nullable String types) {
        if (types == null || types.isBlank()) {
            return sources;
        }
        Set<String> wanted = Arrays.stream(
                        types.toUpperCase(Locale.ROOT).strip().split("\\s*,\\s*", -1))
                .collect(Collectors.toSet());
        Set<String> known = sources.stream().map(TimelineSource::type).collect(Collectors.toSet());
        if (!known.containsAll(wanted)) {
            throw BadInput.of("types", "must be of " + known.stream().sorted().toList() + ", separated by commas");
        }
        return sources.stream().filter(source -> wanted.contains(source.type())).toList();
    }

    List<TimelineEntry> read(Question question) {
        String statement = new TimelineQuery(question.sources(), question.newestFirst()).sql();
        return sql.list(statement, Timeline::entry, parameters(question));
    }

    /** The same for each source, and the count once more for them all. */
    private Object[] parameters(Question question) {
        List<UUID> family = leads.family(question.leadId());
        Instant from = question.from() == null ? BEGINNING : question.from();
        Instant to = question.to() == null ? END : question.to();
        Position start = question.start();
        var parameters = new ArrayList<Object>();
        for (int i = 0; i < question.sources().size(); i++) {
            parameters.addAll(List.of(family, from, to, start.at(), start.id(), question.count()));
        }
        parameters.add(question.count());
        return parameters.toArray();
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                row.getObject("id", UUID.class),
                row.getString("type"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("by"),
                row.getObject("lead_id", UUID.class),
                new RawJson(row.getString("detail")));
    }
}
