package io.leadstream.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** On what it was measured. */
final class Machine {

    private static final String MODEL = "model name";

    private Machine() {}

    /** Also how busy it was before: figures of a shared machine are not those of a quiet one. */
    static String describe() throws IOException {
        return "%s: %d processors (%s), %.0f GiB, load before %s; the load generator runs on them too"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        line("/proc/cpuinfo", MODEL).replaceFirst(".*: *", ""),
                        Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024.0 / 1024.0,
                        Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]);
    }

    private static String line(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElse(name + ": unknown");
    }
}
