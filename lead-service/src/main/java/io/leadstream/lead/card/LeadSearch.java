package io.leadstream.lead.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.LeadQuery.Place;
import io.leadstream.lead.card.LeadQuery.Sort;
import io.leadstream.lead.database.Where;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds leads by whatever is asked, in bounded time at a million of them. Matches that the planner takes for few are found
 * and sorted; else the index of the order is walked, and who does not match is passed over. Where one of the two takes
 * too long, because matches are not as many, or not as evenly spread, as they would be if attributes had nothing to do
 * with each other, the other is tried. Only if neither fills the page in time is it short, or empty, and still has a next.
 */
@ApplicationScoped
class LeadSearch {

    /** More than so many are not sorted. */
    static final int FOUND = 20_000;

    /** More than so many are walked to first: the page fills sooner. */
    private static final long MOST_EXPECTED = 4_000;

    /** In the planner's units: some 20 ms. */
    private static final double DEAREST = 25_000;

    private static final String FACET_ID = "f.lead_id";
    private static final String CANCELLED = "57014";

    private final Sql sql;
    private final Cards cards;
    private final ObjectMapper mapper;

    LeadSearch(Sql sql, Cards cards, ObjectMapper mapper) {
        this.sql = sql;
        this.cards = cards;
        this.mapper = mapper;
    }

    /** A match, and by what it is ordered. */
    record Hit(UUID id, String key) {
        Place place() {
            return new Place(key, id);
        }
    }

    /**
     * Matches in their order.
     *
     * @param next where to go on; null at the end
     */
    record Found(List<Hit> hits, @Nullable Place next) {

        /** @param hits one more than the page shows, if there are as many */
        static Found page(List<Hit> hits, int size) {
            return hits.size() <= size
                    ? new Found(hits, null)
                    : new Found(hits.subList(0, size), hits.get(size - 1).place());
        }
    }

    /** SQL with what its parameters are. */
    record Statement(String sql, List<@Nullable Object> parameters) {}

    Page<LeadView> find(LeadQuery query, int size) {
        Found found = hits(query, size);
        return new Page<>(
                views(found.hits()), found.next() == null ? null : found.next().cursor());
    }

    Found hits(LeadQuery query, int size) {
        if (!query.isNarrowed()) {
            return walked(query, size);
        }
        boolean few = areFew(query);
        Optional<List<Hit>> all = few ? allInTime(query, size + 1) : Optional.empty();
        if (all.isPresent()) {
            return Found.page(all.get(), size);
        }
        Found walked = walked(query, size);
        boolean isShort = walked.hits().size() < size && walked.next() != null;
        return few || !isShort
                ? walked
                : allInTime(query, size + 1).map(hits -> Found.page(hits, size)).orElse(walked);
    }

    /**
     * By what the planner expects. Of the beginning of a word it knows nothing, and of whole words which are frequent: so
     * it is asked for these.
     */
    private boolean areFew(LeadQuery query) {
        Statement all = all(query);
        String words = query.words();
        Object[] parameters = all.parameters().stream()
                .map(parameter -> words != null && words.equals(parameter) ? words.replace(":*", "") : parameter)
                .toArray();
        JsonNode plan = sql.first("explain (format json) " + all.sql(), row -> read(row.getString(1)), parameters)
                .orElseThrow()
                .path(0)
                .path("Plan");
        return plan.path("Total Cost").asDouble() <= DEAREST
                && plan.path("Plan Rows").asLong() <= MOST_EXPECTED;
    }

    /** Empty when they are too many, or take too long. */
    private Optional<List<Hit>> allInTime(LeadQuery query, int count) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                sql.first("select set_config('statement_timeout', ?, true)", row -> 1, Pace.TIME.toMillis() + "ms");
                return all(query, count);
            });
        } catch (DatabaseFault e) {
            if (e.getCause() instanceof SQLException refused && CANCELLED.equals(refused.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<List<Hit>> all(LeadQuery query, int count) {
        Statement all = all(query);
        List<Hit> hits = new ArrayList<>();
        var total = new long[1];
        sql.list(
                "with found as materialized (" + all.sql() + " limit " + (FOUND + 1)
                        + ") select id, " + query.sort().text("key")
                        + ", (select count(*) from found) from found order by "
                        + order(query, "found.key", "found.id") + " limit " + count,
                row -> {
                    total[0] = row.getLong(3);
                    return hits.add(hit(row));
                },
                all.parameters().toArray());
        return total[0] > FOUND ? Optional.empty() : Optional.of(hits);
    }

    private Found walked(LeadQuery query, int size) {
        var pace = new Pace(System.nanoTime());
        var hits = new ArrayList<Hit>();
        Place place = query.after();
        for (int step = Pace.FIRST_STEP; step > 0; step = pace.nextStep(System.nanoTime())) {
            hits.addAll(list(walk(query, place, step, size + 1 - hits.size())));
            if (hits.size() > size) {
                return Found.page(hits, size);
            }
            Optional<Hit> end = list(end(query, place, step)).stream().findFirst();
            if (end.isEmpty()) {
                return new Found(hits, null);
            }
            place = end.get().place();
            pace.walked(step);
        }
        return new Found(hits, place);
    }

    private List<Hit> list(Statement statement) {
        return sql.list(statement.sql(), LeadSearch::hit, statement.parameters().toArray());
    }

    /** Of a statement, as it grows. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<@Nullable Object> parameters;

        Conditions() {
            this(List.of());
        }

        /** @param before the parameters that stand before them */
        Conditions(List<@Nullable Object> before) {
            parameters = new ArrayList<>(before);
        }

        void addPlace(LeadQuery query, String key, String id, @Nullable Place after) {
            if (after != null) {
                conditions.add("(%s, %s) %s (?::%s, ?::uuid)"
                        .formatted(key, id, query.isDescending() ? "<" : ">", query.sort().type));
                parameters.add(after.key());
                parameters.add(after.id());
            }
        }

        void add(String condition, Where where) {
            if (!condition.isEmpty()) {
                conditions.add(condition);
                parameters.addAll(Arrays.asList(where.parameters()));
            }
        }

        String clause() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }
    }

    /** All matches behind the cursor, in no order. */
    static Statement all(LeadQuery query) {
        var conditions = new Conditions();
        boolean alone = isByFacetsAlone(query);
        Sort sort = query.sort();
        String key = alone ? FACET_ID : sort.key;
        String id = alone ? FACET_ID : sort.id;
        conditions.addPlace(query, key, id, query.after());
        conditions.add(query.facets().condition(), query.facets());
        conditions.add(query.rest().condition(), query.rest());
        String lead = query.facets().isEmpty() ? "lead l" : "lead_facet f join lead l on l.id = f.lead_id";
        String from =
                (alone ? "lead_facet f" : lead) + (sort == Sort.SCORE ? " join standing s on s.lead_id = l.id" : "");
        return new Statement(
                "select %s as id, %s as key from %s%s".formatted(id, key, from, conditions.clause()),
                conditions.parameters);
    }

    /** The order in which they were captured is that of their ids. */
    private static boolean isByFacetsAlone(LeadQuery query) {
        return query.sort() == Sort.CREATED_AT && query.rest().isEmpty();
    }

    /** Matches among the next so many of the order. */
    static Statement walk(LeadQuery query, @Nullable Place after, int step, int count) {
        Sort sort = query.sort();
        boolean alone = isByFacetsAlone(query);
        String key = alone ? FACET_ID : sort.key;
        String id = alone ? FACET_ID : sort.id;
        var before = new Conditions();
        before.addPlace(query, key, id, after);
        // as a column of its own, so that the planner sees that the order is kept, and stops when the page is full
        String next = "(select *, %s as place from %s%s order by %s limit %d)"
                .formatted(key, alone ? "lead_facet f" : sort.walked, before.clause(), order(query, key, id), step);
        var matching = new Conditions(before.parameters);
        String facets = query.facets().condition();
        matching.add(
                alone || facets.isEmpty()
                        ? facets
                        : "exists (select 1 from lead_facet f where f.lead_id = l.id and " + facets + " offset 0)",
                query.facets());
        matching.add(query.rest().condition().replace(LeadQuery.FENCE, " offset 0"), query.rest());
        String from =
                alone ? next + " f" : sort == Sort.SCORE ? next + " s join lead l on l.id = s.lead_id" : next + " l";
        String place = alone ? "f.place" : sort == Sort.SCORE ? "s.place" : "l.place";
        return new Statement(
                "select %s, %s as text from %s%s order by %s limit %d"
                        .formatted(id, sort.text(place), from, matching.clause(), order(query, place, id), count),
                matching.parameters);
    }

    /** The last of those that a step looks at; none when the order ends before. */
    private static Statement end(LeadQuery query, @Nullable Place after, int step) {
        Sort sort = query.sort();
        var conditions = new Conditions();
        conditions.addPlace(query, sort.key, sort.id, after);
        return new Statement(
                "select %s, %s as text from %s%s order by %s offset %d limit 1"
                        .formatted(
                                sort.id,
                                sort.text(sort.key),
                                sort.walked,
                                conditions.clause(),
                                order(query, sort.key, sort.id),
                                step - 1),
                conditions.parameters);
    }

    private static String order(LeadQuery query, String key, String id) {
        String direction = query.isDescending() ? " desc" : "";
        return key + direction + ", " + id + direction;
    }

    private List<LeadView> views(List<Hit> hits) {
        Map<UUID, LeadView> byId = cards.views(hits.stream().map(Hit::id).toList()).stream()
                .collect(Collectors.toMap(LeadView::id, Function.identity()));
        return hits.stream()
                .map(hit -> byId.get(hit.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private JsonNode read(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the planner writes JSON", e);
        }
    }

    private static Hit hit(java.sql.ResultSet row) throws SQLException {
        return new Hit(row.getObject(1, UUID.class), row.getString(2));
    }
}
