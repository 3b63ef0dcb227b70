package io.leadstream.e2e;

import io.leadstream.local.test.RunningLeadstream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The four databases, as somebody sees them who looks for a person where no API shows anything. */
record Databases(RunningLeadstream leadstream) {

    private static final List<String> ALL = List.of("lead", "qualification", "pipeline", "forecast");

    private static final String TABLES = """
            select format('%I.%I', table_schema, table_name) from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            order by 1""";

    /** By service the tables of which a row holds a word, in whatever column: as text, in JSON, or as bytes. */
    Map<String, List<String>> holding(String word) throws SQLException {
        var holding = new TreeMap<String, List<String>>();
        for (String service : ALL) {
            try (Connection database = leadstream.database(service);
                    Statement statement = database.createStatement()) {
                var tables = new ArrayList<String>();
                for (String table : column(statement, TABLES)) {
                    if (!column(statement, rowsWith(table, word)).isEmpty()) {
                        tables.add(table);
                    }
                }
                holding.put(service, tables);
            }
        }
        return holding;
    }

    /** A row as text shows bytes as hexadecimal digits. */
    private static String rowsWith(String table, String word) {
        return "select 1 from %s t where t::text ilike '%%%s%%' or t::text like '%%%s%%' or t::text like '%%%s%%' limit 1"
                .formatted(table, word, hex(word), hex(word.toLowerCase(Locale.ROOT)));
    }

    private static String hex(String word) {
        return HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
