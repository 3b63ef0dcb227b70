package io.leadstream.lead.timeline;

import io.leadstream.lead.card.Leads;
import io.leadstream.lead.card.RawJson;
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

/** Reads what happened to a lead, a deal or a company from the tables of all who keep something of it. */
@ApplicationScoped
class Timeline {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final String DEAL = "select 1 from deal where id = ?";
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

    /** Whose history. */
    sealed interface Of {

        /** A lead's, and that of those merged into it. */
        record OneLead(UUID id) implements Of {}

        /** That of a company and of all its leads. */
        record OneCompany(UUID id) implements Of {}

        /** A deal's, and that of its lead; of the lead's other deals nothing. */
        record OneDeal(UUID id) implements Of {}
    }

    /**
     * What to read.
     *
     * @param from the first moment that counts
     * @param to the first that counts no longer
     */
    record Question(
            Of of,
            @Nullable String types,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean newestFirst,
            @Nullable Position after,
            int count) {

        private Position start() {
            return after != null ? after : newestFirst ? new Position(END, LAST) : new Position(BEGINNING, FIRST);
        }
    }

    /** All that tell of such a one. */
    List<TimelineSource> sources(Of of) {
        Set<TimelineSource.Of> telling =
                switch (of) {
                    case Of.OneLead _ -> Set.of(TimelineSource.Of.LEAD, TimelineSource.Of.DEALS_OF_LEAD);
                    case Of.OneCompany _ ->
                        Set.of(TimelineSource.Of.LEAD, TimelineSource.Of.DEALS_OF_LEAD, TimelineSource.Of.COMPANY);
                    case Of.OneDeal _ -> Set.of(TimelineSource.Of.LEAD, TimelineSource.Of.DEAL);
                };
        return sources.stream().filter(source -> telling.contains(source.of())).toList();
    }

    /** Whether such a deal was told of. */
    boolean knowsDeal(UUID id) {
        return sql.first(DEAL, row -> true, id).orElse(false);
    }

    /** Those named, separated by commas; all when none is. */
    private List<TimelineSource> sources(Question question) {
        List<TimelineSource> all = sources(question.of());
        String types = question.types();
        if (types == null || types.isBlank()) {
            return all;
        }
        Set<String> wanted = Arrays.stream(
                        types.toUpperCase(Locale.ROOT).strip().split("\\s*,\\s*", -1))
                .collect(Collectors.toSet());
        Set<String> known = all.stream().map(TimelineSource::type).collect(Collectors.toCollection(TreeSet::new));
        if (!known.containsAll(wanted)) {
            throw BadInput.of("types", "must be of " + known + ", separated by commas");
        }
        return all.stream().filter(source -> wanted.contains(source.type())).toList();
    }

    List<TimelineEntry> read(Question question) {
        List<TimelineSource> asked = sources(question);
        String owners =
                switch (question.of()) {
                    case Of.OneLead _ -> TimelineQuery.OF_LEADS;
                    case Of.OneCompany _ -> TimelineQuery.OF_COMPANY;
                    case Of.OneDeal _ -> TimelineQuery.OF_DEAL;
                };
        return sql.list(
                new TimelineQuery(owners, asked, question.newestFirst()).sql(),
                Timeline::entry,
                parameters(question, asked.size()));
    }

    /** Who, then the same for each source, and the count once more for them all. */
    Object[] parameters(Question question, int sourceCount) {
        Instant from = question.from() == null ? BEGINNING : question.from();
        Instant to = question.to() == null ? END : question.to();
        Position start = question.start();
        int count = question.count();
        var parameters = new ArrayList<Object>();
        parameters.add(
                switch (question.of()) {
                    case Of.OneLead(UUID id) -> leads.family(id);
                    case Of.OneCompany(UUID id) -> id;
                    case Of.OneDeal(UUID id) -> id;
                });
        for (int i = 0; i < sourceCount; i++) {
            parameters.addAll(List.of(from, to, start.at(), start.id(), count, count));
        }
        parameters.add(count);
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
