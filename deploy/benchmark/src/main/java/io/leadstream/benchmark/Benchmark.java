package io.leadstream.benchmark;

import io.leadstream.local.test.RunningLeadstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts the system and prints the table; see deploy/benchmark/run. */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var table = new Table(System.out);
        System.out.printf(
                "%d processors; the load generator runs on them too%n",
                Runtime.getRuntime().availableProcessors());
        table.head();
        long start = System.nanoTime();
        RunningLeadstream leadstream = RunningLeadstream.start(Path.of("target/leadstream"));
        table.row(
                "from start to ready, empty data",
                "%.1f s".formatted((System.nanoTime() - start) / 1e9),
                "",
                Double.NaN);
        var captures = new Captures(leadstream);
        captures.measure(table);
        var visibility = new Visibility(leadstream, captures);
        visibility.awaitNothingUnderWay();
        visibility.measure(table);
        new Imports(leadstream).measure(table);
        memory(leadstream.processes(), table);
        System.exit(0);
    }

    private static void memory(Map<String, Long> processes, Table table) throws IOException {
        long total = 0;
        for (var process : processes.entrySet()) {
            long kib = residentKib(process.getValue());
            total += kib;
            table.row("resident memory: " + process.getKey(), "%,d MiB".formatted(kib / 1024), "", Double.NaN);
        }
        table.row("resident memory: all", "%,d MiB".formatted(total / 1024), "", Double.NaN);
    }

    /** PostgreSQL is many processes that share memory: the shares of all its children add up to what it takes. */
    private static long residentKib(long pid) throws IOException {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        boolean isServer = process.info().command().orElse("").endsWith("postgres");
        long children = !isServer
                ? 0
                : process.children()
                        .mapToLong(child -> proportionalKibOrNone(child.pid()))
                        .sum();
        return proportionalKib(pid) + children;
    }

    private static long proportionalKibOrNone(long pid) {
        try {
            return proportionalKib(pid);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static long proportionalKib(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
