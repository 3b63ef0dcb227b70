package io.leadstream.lead.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions of a query that somebody narrows as they like: those not asked for leave no trace in its plan. */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    public Where always(String condition) {
        conditions.add(condition);
        return this;
    }

    /** A condition with one parameter, left out when there is no value for it. */
    public Where and(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.add(value);
        }
        return this;
    }

    /** A condition with several parameters. */
    public Where all(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** All of them, joined; empty when nothing was asked for. */
    public String condition() {
        return String.join(" and ", conditions);
    }

    /** The clause with the space before it; empty when nothing was asked for. */
    public String clause() {
        return conditions.isEmpty() ? "" : " where " + condition();
    }

    public @Nullable Object[] parameters() {
        return parameters.toArray();
    }
}
