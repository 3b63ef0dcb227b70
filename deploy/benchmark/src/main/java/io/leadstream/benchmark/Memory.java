package io.leadstream.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** What the processes take of the machine, as Linux tells it. */
final class Memory implements Measurement {

    private final Subject subject;

    Memory(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) throws IOException {
        Map<String, Long> processes = subject.leadstream().processes();
        long total = 0;
        for (var process : processes.entrySet()) {
            long kib = residentKib(process.getValue());
            total += kib;
            row(table, "resident memory: " + process.getKey(), kib);
        }
        row(table, "resident memory: all", total);
    }

    static void row(Table table, String figure, long kib) {
        table.row(figure, "%,d MiB".formatted(kib / 1024));
    }

    /** From now on {@link #peakKib} tells of what comes. */
    static void forgetPeak(Subject subject, String process) throws IOException {
        Files.writeString(Path.of("/proc/" + pid(subject, process) + "/clear_refs"), "5");
    }

    /** The most that was resident at once. */
    static long peakKib(Subject subject, String process) throws IOException {
        return kib("/proc/" + pid(subject, process) + "/status", "VmHWM:");
    }

    private static long pid(Subject subject, String process) {
        return Objects.requireNonNull(subject.leadstream().processes().get(process), process);
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
        return kib("/proc/" + pid + "/smaps_rollup", "Pss:");
    }

    private static long kib(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
