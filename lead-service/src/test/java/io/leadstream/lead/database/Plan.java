package io.leadstream.lead.database;

import io.leadstream.local.test.Stack;
import java.sql.SQLException;
import java.util.Collections;
import java.util.regex.Pattern;

/** How PostgreSQL would run a statement whatever its parameters, if reading whole tables were very dear. */
public final class Plan {

    private static final Pattern PARAMETER = Pattern.compile("\\?");

    private Plan() {}

    /** The plan's lines; a table without a usable index shows as {@code Seq Scan} nevertheless. */
    public static String of(String sql) {
        var number = new int[1];
        String numbered = PARAMETER.matcher(sql).replaceAll(found -> "\\$" + ++number[0]);
        try (var connection = Stack.current().database();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            // a few rows are sorted as cheaply as read in order: a plan sorts only where no index has the order
            statement.execute("set enable_sort = off");
            statement.execute("set enable_incremental_sort = off");
            statement.execute("set plan_cache_mode = force_generic_plan");
            // the driver would ask for values of an explained statement's parameters, not of a prepared one's
            statement.execute("prepare planned as " + numbered);
            String values = number[0] == 0 ? "" : "(" + String.join(", ", Collections.nCopies(number[0], "null")) + ")";
            var plan = new StringBuilder();
            try (var lines = statement.executeQuery("explain (costs off) execute planned" + values)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
