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
 * One reading of the queue: a part for each state and grade, each along the index of its order, the parts merged. Which
 * filter is asked for is known when the statement is planned, so that a filter is read by an index of its own: many
 * leads that pass it may all stand at the other end of the order.
 */
record QueueQuery(
        List<Lifecycle> states,
        List<String> grades,
        Order order,
        boolean descending,
        List<Filter> filters,
        @Nullable Position after) {

    /** More parts cost more to plan than to look at each lead for its grade. */
    private static final int MOST_PARTS = 24;

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
            return column.equals("segments") ? "segments @> array[?]::text[]" : column + " = ?";
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

    /** One state, of one grade, of several, or of any where there is none. */
    private record Part(Lifecycle state, @Nullable Object grade) {
        String sql() {
            return grade == null ? "" : grade instanceof String ? " and grade = ?" : " and grade = any(?)";
        }
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        boolean byGrade = states.size() * grades.size() <= MOST_PARTS;
        for (Lifecycle state : states) {
            if (grades.isEmpty()) {
                parts.add(new Part(state, null));
            } else if (byGrade) {
                grades.forEach(grade -> parts.add(new Part(state, grade)));
            } else {
                parts.add(new Part(state, grades.toArray(new String[0])));
            }
        }
        return parts;
    }

    String sql() {
        String all = parts().stream().map(this::sql).collect(Collectors.joining("\nunion all\n"));
        return parts().size() == 1 ? all : all + "\n" + orderBy() + " limit ?";
    }

    private String sql(Part part) {
        String conditions =
                filters.stream().map(filter -> " and " + filter.sql()).collect(Collectors.joining());
        String from =
                after == null ? "" : " and (%s, lead_id) %s (?, ?)".formatted(order.column, descending ? "<" : ">");
        return "(select * from queued_lead where state = ?" + part.sql() + conditions + from + " " + orderBy()
                + " limit ?)";
    }

    private String orderBy() {
        String direction = descending ? " desc" : "";
        return "order by " + order.column + direction + ", lead_id" + direction;
    }

    Object[] parameters(int limit) {
        var values = new ArrayList<Object>();
        for (Part part : parts()) {
            values.add(part.state());
            if (part.grade() != null) {
                values.add(part.grade());
            }
            filters.forEach(filter -> values.add(filter.value()));
            if (after != null) {
                values.add(after.value());
                values.add(after.leadId());
            }
            values.add(limit);
        }
        if (parts().size() > 1) {
            values.add(limit);
        }
        return values.toArray();
    }
}
