package io.leadstream.lead.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.LeadQuery.Place;
import io.leadstream.lead.card.LeadQuery.Sort;
import io.leadstream.lead.database.Sql;
import io.leadstream.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
 * Finds leads by whatever is asked, in bounded time at a million of them. Where the planner says that an index finds
 * all matches cheaply, they are found and sorted; else the index of the order is walked, and who does not match is passed
 * over, until the page is full, the order ends, or the time is up. Only then is a page short, or empty, and still has a
 * next: of matches that are few among many and have no index.
 */
@ApplicationScoped
class LeadSearch {

    /** More than so many are not sorted. */
    static final int FOUND = 5_000;

    /** In the planner's units: some 20 ms. */
    private static final double DEAREST = 25_000;

    // of the beginning of a word that is not among the most common the planner thinks 2 % match: it is far fewer
    private static final double DEAREST_BY_WORDS = 50_000;
    private static final long MOST_BY_WORDS = 25_000;

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

    @Transactional
    Page<LeadView> find(LeadQuery query, int size) {
        Found found = hits(query, size);
        return new Page<>(
                views(found.hits()), found.next() == null ? null : found.next().cursor());
    }

    Found hits(LeadQuery query, int size) {
        List<Hit> all = query.isNarrowed() && isCheap(query) ? all(query, size + 1) : null;
        return all != null ? Found.page(all, size) : walked(query, size);
    }

    private boolean isCheap(LeadQuery query) {
        Statement all = all(query);
        JsonNode plan = sql.first(
                        "explain (format json) " + all.sql(),
                        row -> read(row.getString(1)),
                        all.parameters().toArray())
                .orElseThrow()
                .path(0)
                .path("Plan");
        return plan.path("Total Cost").asDouble() <= (query.hasWords() ? DEAREST_BY_WORDS : DEAREST)
                && plan.path("Plan Rows").asLong() <= (query.hasWords() ? MOST_BY_WORDS : FOUND);
    }

    /** Null when they are more than the planner thought. */
    private @Nullable List<Hit> all(LeadQuery query, int count) {
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
        return total[0] > FOUND ? null : hits;
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

    /** All matches behind the cursor, in no order. */
    static Statement all(LeadQuery query) {
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        addPlace(query, query.after(), conditions, parameters);
        addConditions(query, conditions, parameters);
        Sort sort = query.sort();
        String from = sort == Sort.SCORE ? "standing s join lead l on l.id = s.lead_id" : "lead l";
        return new Statement(
                "select l.id as id, %s as key from %s%s".formatted(sort.key, from, where(conditions)), parameters);
    }

    /** Matches among the next so many of the order. */
    static Statement walk(LeadQuery query, @Nullable Place after, int step, int count) {
        Sort sort = query.sort();
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        addPlace(query, after, conditions, parameters);
        String next = "(select * from %s%s order by %s limit %d)"
                .formatted(sort.walked, where(conditions), order(query, sort.key, sort.id), step);
        var matching = new ArrayList<String>();
        addConditions(query, matching, parameters);
        matching.replaceAll(condition -> condition.replace(LeadQuery.FENCE, " offset 0"));
        String from = sort == Sort.SCORE ? next + " s join lead l on l.id = s.lead_id" : next + " l";
        return new Statement(
                "select l.id, %s as text from %s%s order by %s limit %d"
                        .formatted(sort.text(sort.key), from, where(matching), order(query, sort.key, sort.id), count),
                parameters);
    }

    /** The last of those that a step looks at; none when the order ends before. */
    private static Statement end(LeadQuery query, @Nullable Place after, int step) {
        Sort sort = query.sort();
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        addPlace(query, after, conditions, parameters);
        return new Statement(
                "select %s, %s as text from %s%s order by %s offset %d limit 1"
                        .formatted(
                                sort.id,
                                sort.text(sort.key),
                                sort.walked,
                                where(conditions),
                                order(query, sort.key, sort.id),
                                step - 1),
                parameters);
    }

    private static void addPlace(
            LeadQuery query, @Nullable Place after, List<String> conditions, List<@Nullable Object> parameters) {
        if (after != null) {
            Sort sort = query.sort();
            conditions.add("(%s, %s) %s (?::%s, ?::uuid)"
                    .formatted(sort.key, sort.id, query.isDescending() ? "<" : ">", sort.type));
            parameters.add(after.key());
            parameters.add(after.id());
        }
    }

    private static void addConditions(LeadQuery query, List<String> conditions, List<@Nullable Object> parameters) {
        String clause = query.where().clause();
        if (!clause.isEmpty()) {
            conditions.add(clause.substring(" where ".length()));
            parameters.addAll(Arrays.asList(query.where().parameters()));
        }
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
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

    private static Hit hit(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Hit(row.getObject(1, UUID.class), row.getString(2));
    }
}
