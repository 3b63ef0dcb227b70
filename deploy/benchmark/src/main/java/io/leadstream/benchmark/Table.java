package io.leadstream.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The figures as they are measured, each beside its floor where there is one. */
final class Table {

    private static final String FORMAT = "%-64s | %-34s | %-42s | %8s%n";
    private static final int WIDTH = 157;

    private record Row(String figure, String measured, String floor, String ratio) {
        String markdown() {
            return "| " + String.join(" | ", figure, measured, floor, ratio) + " |\n";
        }
    }

    private static final Row HEAD =
            new Row("figure", "measured (median / p99)", "floor of the same run (median / p99)", "ratio");

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    Table(PrintStream out) {
        this.out = out;
    }

    void head() {
        print(HEAD);
        out.println("-".repeat(WIDTH));
    }

    /** A figure that has no floor. */
    void row(String figure, String measured) {
        add(new Row(figure, measured, "", ""));
    }

    void row(String figure, String measured, String floor, double ratio) {
        add(new Row(figure, measured, floor, (ratio < 0.1 ? "%.4f" : "%.2f").formatted(ratio)));
    }

    private void add(Row row) {
        rows.add(row);
        print(row);
    }

    private void print(Row row) {
        out.printf(FORMAT, row.figure(), row.measured(), row.floor(), row.ratio());
        out.flush();
    }

    String markdown() {
        var text = new StringBuilder(HEAD.markdown()).append("|---|---|---|---:|\n");
        rows.forEach(row -> text.append(row.markdown()));
        return text.toString();
    }
}
