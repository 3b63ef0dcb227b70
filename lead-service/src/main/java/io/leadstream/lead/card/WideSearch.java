package io.leadstream.lead.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.database.Sql;
import io.leadstream.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds leads by whatever is asked, in bounded time at a million of them. Where the planner says that an index finds
 * all matches cheaply, they are found and sorted; else the index of the order is walked, and who does not match is passed
 * over: matches that are many come soon, and of those that are few and have no index a page looks at no more than
 * {@value #WALKED} leads. Such a page may be short, or empty, and still have a next.
 */
@ApplicationScoped
class WideSearch {

    static final int WALKED = 2_500;

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

    WideSearch(Sql sql, Cards cards, ObjectMapper mapper) {
        this.sql = sql;
        this.cards = cards;
        this.mapper = mapper;
    }

    private record Hit(UUID id, String key) {
        LeadQuery.Place place() {
            return new LeadQuery.Place(key, id);
        }
    }

    /** SQL with what its parameters are. */
    record Statement(String sql, List<@Nullable Object> parameters) {}

    @Transactional
    Page<LeadView> find(LeadQuery query, int size) {
        List<Hit> hits = isCheap(query) ? found(query, size + 1) : null;
        if (hits == null) {
            hits = list(walk(query, size + 1));
            if (hits.size() <= size) {
                return new Page<>(
                        views(hits),
                        list(end(query)).stream()
                                .findFirst()
                                .map(hit -> hit.place().cursor())
                                .orElse(null));
            }
        }
        boolean isMore = hits.size() > size;
        List<Hit> page = isMore ? hits.subList(0, size) : hits;
        return new Page<>(views(page), isMore ? page.getLast().place().cursor() : null);
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
    private @Nullable List<Hit> found(LeadQuery query, int count) {
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

    private List<Hit> list(Statement statement) {
        return sql.list(statement.sql(), WideSearch::hit, statement.parameters().toArray());
    }

    /** All matches behind the cursor, in no order. */
    static Statement all(LeadQuery query) {
        LeadQuery.Sort sort = query.sort();
        boolean isByScore = sort == LeadQuery.Sort.SCORE;
        String from = isByScore ? "standing s join lead l on l.id = s.lead_id" : "lead l";
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        addPlace(query, conditions, parameters);
        addConditions(query, conditions, parameters);
        return new Statement(
                "select l.id as id, %s as key from %s%s".formatted(sort.key, from, where(conditions)), parameters);
    }

    /** Matches among the next so many of the order. */
    static Statement walk(LeadQuery query, int count) {
        LeadQuery.Sort sort = query.sort();
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        addPlace(query, conditions, parameters);
        String next = "select * from %s%s order by %s limit %d"
                .formatted(sort.walked, where(conditions), order(query, sort.key, sort.id), WALKED);
        var matching = new ArrayList<String>();
        addConditions(query, matching, parameters);
        matching.replaceAll(condition -> condition.replace(LeadQuery.FENCE, " offset 0"));
        String from =
                sort == LeadQuery.Sort.SCORE ? "(" + next + ") s join lead l on l.id = s.lead_id" : "(" + next + ") l";
        return new Statement(
                "select l.id, %s as text from %s%s order by %s limit %d"
                        .formatted(sort.text(sort.key), from, where(matching), order(query, sort.key, sort.id), count),
                parameters);
    }

    /** The last of those that a page looks at; none when the order ends before. */
    private static Statement end(LeadQuery query) {
        LeadQuery.Sort sort = query.sort();
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        addPlace(query, conditions, parameters);
        return new Statement(
                "select %s, %s as text from %s%s order by %s offset %d limit 1"
                        .formatted(
                                sort.id,
                                sort.text(sort.key),
                                sort.walked,
                                where(conditions),
                                order(query, sort.key, sort.id),
                                WALKED - 1),
                parameters);
    }

    private static void addPlace(LeadQuery query, List<String> conditions, List<@Nullable Object> parameters) {
        LeadQuery.Sort sort = query.sort();
        LeadQuery.Place after = query.after();
        if (sort == LeadQuery.Sort.SCORE) {
            conditions.add("s.total is not null");
        }
        if (after != null) {
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
