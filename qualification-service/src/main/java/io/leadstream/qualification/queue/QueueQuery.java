package io.leadstream.qualification.queue;

import io.leadstream.qualification.lifecycle.Lifecycle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the queue: a part for each state, each along the index of its order, the parts merged. Which filter
 * is asked for is known when the statement is planned, so that a filter that few leads pass is read by its own index.
 */
record QueueQuery(
        List<Lifecycle> states,
        Order order,
        boolean descending,
        List<Filter> filters,
        @Nullable Position after) {

    /** Of a merged lead its survivor is who is called. */
    private static final String NOT_MERGED =
            " and not exists (select 1 from lead_merge m where m.merged_id = queued_lead.lead_id and m.merged)";

    /** What to sort by. */
    enum Order {
        PRIORITY("priority"),
        TOTAL("total"),
        SINCE("since");

        private final String column;

        Order(String column) {
            this.column = column;
        }
    }

    /** A condition: a column, and what it must be. */
    record Filter(String column, Object value) {

        String sql() {
            return switch (column) {
                case "grade" -> "grade = any(?)";
                case "segments" -> "segments @> array[?]::text[]";
                default -> column + " = ?";
            };
        }
    }

    /** The last lead of the page before. */
    record Position(Object value, UUID leadId) {

        static Position ofNumber(BigDecimal number, UUID leadId) {
            return new Position(number, leadId);
        }

        static Position ofTime(Instant time, UUID leadId) {
            return new Position(time, leadId);
        }
    }

    String sql() {
        String part = states.stream().map(state -> part()).collect(Collectors.joining("\nunion all\n"));
        return states.size() == 1 ? part : part + "\n" + orderBy() + " limit ?";
    }

    private String part() {
        String conditions =
                filters.stream().map(filter -> " and " + filter.sql()).collect(Collectors.joining());
        String from =
                after == null ? "" : " and (%s, lead_id) %s (?, ?)".formatted(order.column, descending ? "<" : ">");
        return "(select * from queued_lead where state = ?" + NOT_MERGED + conditions + from + " " + orderBy()
                + " limit ?)";
    }

    private String orderBy() {
        String direction = descending ? " desc" : "";
        return "order by " + order.column + direction + ", lead_id" + direction;
    }

    Object[] parameters(int limit) {
        var values = new ArrayList<Object>();
        for (Lifecycle state : states) {
            values.add(state);
            filters.forEach(filter -> values.add(filter.value()));
            if (after != null) {
                values.add(after.value());
                values.add(after.leadId());
            }
            values.add(limit);
        }
        if (states.size() > 1) {
            values.add(limit);
        }
        return values.toArray();
    }
}
