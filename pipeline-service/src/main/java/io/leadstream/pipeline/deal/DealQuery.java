package io.leadstream.pipeline.deal;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list of deals as SQL: conditions that all hold, an order, a place to go on behind. */
final class DealQuery {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_WORDS = 10;

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** What a list can be ordered by; deals without the value come last, either way round. */
    enum Order {
        CREATED_AT("createdAt", "id", deal -> null, text -> text),
        AMOUNT(
                "amount",
                "amount_in_base",
                deal -> deal.terms().inBase() == null
                        ? null
                        : deal.terms().inBase().amount().toPlainString(),
                Cursor::decimal),
        EXPECTED_CLOSE(
                "expectedClose",
                "expected_close",
                deal -> deal.terms().expectedClose() == null
                        ? null
                        : deal.terms().expectedClose().toString(),
                Cursor::day),
        STAGE_ENTERED_AT(
                "stageEnteredAt",
                "stage_entered_at",
                deal -> deal.stageEnteredAt().toString(),
                Cursor::time);

        private final String key;
        private final String column;
        private final Function<Deal, @Nullable String> value;
        private final Function<String, Object> read;

        Order(String key, String column, Function<Deal, @Nullable String> value, Function<String, Object> read) {
            this.key = key;
            this.column = column;
            this.value = value;
            this.read = read;
        }
    }

    /** An order, and which way round. */
    record Sorting(Order order, boolean descending) {

        static final Sorting NEWEST_FIRST = new Sorting(Order.CREATED_AT, true);

        /** As {@code sort} says: the name of an order, with a minus before it for the largest first. */
        static Sorting of(@Nullable String sort) {
            if (sort == null) {
                return NEWEST_FIRST;
            }
            boolean descending = sort.startsWith("-");
            String key = descending ? sort.substring(1) : sort;
            return Arrays.stream(Order.values())
                    .filter(order -> order.key.equals(key))
                    .findFirst()
                    .map(order -> new Sorting(order, descending))
                    .orElseThrow(() -> BadInput.of(
                            "sort",
                            "must be one of "
                                    + Arrays.stream(Order.values())
                                            .map(order -> order.key)
                                            .collect(Collectors.joining(", "))
                                    + ", with a - before it for the largest first"));
        }

        String cursorBehind(Deal deal) {
            String value = order.value.apply(deal);
            return Cursor.encode(
                    toString(), value == null ? "" : value, deal.id().toString());
        }

        @Override
        public String toString() {
            return (descending ? "-" : "") + order.key;
        }
    }

    /** A place behind a deal in an order: its value there, null behind all that have one. */
    record Place(@Nullable Object value, UUID id) {

        static @Nullable Place of(@Nullable String cursor, Sorting sorting) {
            if (cursor == null) {
                return null;
            }
            List<String> parts = Cursor.decode(cursor, 3);
            if (!parts.getFirst().equals(sorting.toString())) {
                throw Cursor.broken();
            }
            String value = parts.get(1);
            return new Place(value.isEmpty() ? null : sorting.order.read.apply(value), Cursor.id(parts.get(2)));
        }
    }

    /** A statement that selects ids. */
    record Statement(String sql, List<Object> parameters) {}

    DealQuery where(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    /** One of the values; any when there are none. */
    DealQuery oneOf(String column, @Nullable Collection<?> values) {
        return values == null || values.isEmpty() ? this : where(column + " = any (?)", values);
    }

    DealQuery oneOfIds(String column, @Nullable Collection<UUID> values) {
        if (values == null) {
            return this;
        }
        return values.isEmpty() ? where("false") : where(column + " = any (?::uuid[])", values);
    }

    /** A list that has one of the values. */
    DealQuery overlaps(String column, Collection<String> values) {
        return values.isEmpty() ? this : where("%1$s && ?::text[] and %1$s <> '{}'".formatted(column), values);
    }

    /** At least the first, below the second. */
    DealQuery range(String column, @Nullable Object from, @Nullable Object below) {
        if (from != null) {
            where(column + " >= ?", from);
        }
        return below == null ? this : where(column + " < ?", below);
    }

    /** At least the first, at most the second. */
    DealQuery within(String column, @Nullable Object from, @Nullable Object to) {
        if (from != null) {
            where(column + " >= ?", from);
        }
        return to == null ? this : where(column + " <= ?", to);
    }

    DealQuery closeOverdue(@Nullable Boolean overdue, LocalDate today) {
        if (overdue == null) {
            return this;
        }
        return overdue
                ? where("state = 'OPEN' and expected_close < ?", today)
                : where("(state <> 'OPEN' or expected_close is null or expected_close >= ?)", today);
    }

    /** In their stage for longer than it allows. */
    DealQuery stageOverdue(@Nullable Boolean overdue, Instant now) {
        return overdue == null
                ? this
                : where(
                        "id " + (overdue ? "in" : "not in") + " (select due.id from deal_due due where due.due_by < ?)",
                        now);
    }

    /** Of these kinds of loss, as their sellers said or as the reasons tell. */
    DealQuery lostBy(Collection<String> kinds) {
        return kinds.isEmpty()
                ? this
                : where(
                        "state = 'LOST' and coalesce(loss_kind, case when loss_reason in ('COMPETITOR', 'NO_DECISION',"
                                + " 'BUYER_WITHDREW', 'DISQUALIFIED') then loss_reason else 'UNTOLD' end) = any (?)",
                        kinds);
    }

    /** With one of these people or leads as the primary contact. */
    DealQuery contacts(@Nullable Collection<UUID> ids) {
        return ids == null
                ? this
                : where("(contact_lead_id = any (?::uuid[]) or contact_person_id = any (?::uuid[]))", ids, ids);
    }

    /** {@code key:value}, several times: of one key any of the values, of several keys all. */
    DealQuery segments(Collection<String> asked) {
        asked.stream()
                .map(DealQuery::keyAndValue)
                .collect(Collectors.groupingBy(pair -> pair[0]))
                .values()
                .forEach(pairs -> where(
                        pairs.stream()
                                .map(_ -> "segments @> jsonb_build_object(?::text, ?::text)")
                                .collect(Collectors.joining(" or ", "(", ")")),
                        pairs.stream().flatMap(Arrays::stream).toArray()));
        return this;
    }

    private static String[] keyAndValue(String asked) {
        int colon = asked.indexOf(':');
        if (colon < 1 || colon == asked.length() - 1) {
            throw BadInput.of("segment", "must be a key and a value, such as product:GTX");
        }
        return new String[] {asked.substring(0, colon), asked.substring(colon + 1)};
    }

    /**
     * Words that all begin some word of the deal's name, its company or its next step.
     *
     * @param everything false leaves out the next step, whose words are not for everybody
     */
    DealQuery text(@Nullable String q, boolean everything) {
        return q == null ? this : where("search @@ to_tsquery('simple', ?)", words(q, everything));
    }

    static String words(String q, boolean everything) {
        List<String> words = NO_WORD.splitAsStream(q.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        if (words.isEmpty()) {
            throw BadInput.of("q", "must have a letter or digit");
        }
        return words.stream().map(word -> word + (everything ? ":*" : ":*A")).collect(Collectors.joining(" & "));
    }

    /**
     * The statements that give a page one after the other: first the deals that have the order's value, then those that
     * lack it. Each alone is read off an index.
     */
    List<Statement> statements(Sorting sorting, @Nullable Place place, int limit) {
        Order order = sorting.order;
        if (order == Order.CREATED_AT) {
            return List.of(statement("true", "id", sorting, place == null ? null : place.id, limit));
        }
        List<Statement> statements = new ArrayList<>();
        if (place == null || place.value != null) {
            statements.add(withValue(sorting, place, limit));
        }
        UUID after = place != null && place.value == null ? place.id : null;
        statements.add(statement(order.column + " is null", "id", sorting, after, limit));
        return statements;
    }

    private Statement withValue(Sorting sorting, @Nullable Place place, int limit) {
        String column = sorting.order.column;
        if (place == null || place.value == null) {
            return statement(column + " is not null", column, sorting, null, limit);
        }
        var values = new ArrayList<>(parameters);
        values.add(place.value);
        values.add(place.id);
        return new Statement(
                select("(%s, id) %s (?, ?)".formatted(column, sorting.descending ? "<" : ">"), column, sorting, limit),
                values);
    }

    private Statement statement(String more, String column, Sorting sorting, @Nullable UUID after, int limit) {
        var values = new ArrayList<>(parameters);
        if (after == null) {
            return new Statement(select(more, column, sorting, limit), values);
        }
        values.add(after);
        String behind = more + " and id " + (sorting.descending ? "<" : ">") + " ?";
        return new Statement(select(behind, column, sorting, limit), values);
    }

    private String select(String last, String column, Sorting sorting, int limit) {
        String way = sorting.descending ? " desc" : "";
        String all = conditions.stream().map(c -> c + " and ").collect(Collectors.joining());
        String order = column.equals("id") ? "id" + way : column + way + ", id" + way;
        return "select id from deal where " + all + last + " order by " + order + " limit " + limit;
    }
}
