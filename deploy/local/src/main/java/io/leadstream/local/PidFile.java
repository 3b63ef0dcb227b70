package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process runs under a name. The time at which it started stands beside its id: the system gives an id to another
 * process some day, and that one is not ours to end.
 */
record PidFile(Path file) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static PidFile of(Home home, String name) {
        return new PidFile(home.run().resolve(name + ".pid"));
    }

    void write(ProcessHandle process) {
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        Home.writePrivate(file, process.pid() + " " + started + "\n");
    }

    /** The process, while it lives. */
    Optional<ProcessHandle> process() {
        try {
            var parts = Files.readString(file).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process, Instant.parse(parts[1])));
        } catch (java.nio.file.NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(expected, actual).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(false);
    }

    /** Ends the process that an earlier stack left over. */
    void endLeftOver(StopSignal signal) {
        process().ifPresent(process -> {
            signal.send(process);
            if (!Child.ended(process, PATIENCE)) {
                process.destroyForcibly();
                Child.ended(process, PATIENCE);
            }
        });
        remove();
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
