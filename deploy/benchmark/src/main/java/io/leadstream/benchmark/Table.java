package io.leadstream.benchmark;

import java.io.PrintStream;

/** The figures as they are measured, each beside its floor where there is one. */
record Table(PrintStream out) {

    private static final String FORMAT = "%-52s | %-28s | %-40s | %6s%n";

    void head() {
        out.printf(FORMAT, "figure", "measured (median / p99)", "floor of the same run (median / p99)", "ratio");
        out.println("-".repeat(136));
    }

    void row(String figure, String measured, String floor, double ratio) {
        out.printf(FORMAT, figure, measured, floor, Double.isNaN(ratio) ? "" : "%.2f".formatted(ratio));
        out.flush();
    }
}
