package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the stack, in the foreground of ours: its output in a log file, its process id in another. */
final class Child {
    private static final long LOG_LIMIT = 20L * 1024 * 1024;
    private static final int TAIL = 64 * 1024;

    private final String name;
    private final PidFile pidFile;
    private final Path log;
    private final ProcessBuilder builder;
    private final StopSignal signal;
    private volatile @Nullable Process process;

    Child(Home home, String name, StopSignal signal, List<String> command, Map<String, String> environment) {
        this.name = name;
        this.signal = signal;
        this.pidFile = PidFile.of(home, name);
        this.log = home.logs().resolve(name + ".log");
        this.builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.directory(home.path().toFile());
        builder.redirectErrorStream(true);
    }

    String name() {
        return name;
    }

    /** Ends what an earlier stack left over under this name, then starts anew. */
    synchronized void start() {
        pidFile.endLeftOver(signal);
        try {
            turnLog();
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            var started = builder.start();
            process = started;
            pidFile.write(started.toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process that was started last has ended. */
    void awaitEnd() {
        var current = process;
        if (current != null) {
            current.onExit().join();
        }
    }

    int exitCode() {
        var current = process;
        return current == null || current.isAlive() ? 0 : current.exitValue();
    }

    boolean isAlive() {
        return pidFile.process().isPresent();
    }

    /** Asks the process to end, and ends it by force when it has not after the given time. */
    void stop(Duration patience) {
        pidFile.process().ifPresent(process -> {
            signal.send(process);
            if (!ended(process, patience)) {
                process.destroyForcibly();
                ended(process, Duration.ofSeconds(5));
            }
        });
        pidFile.remove();
    }

    /** As {@code kill -9} does. */
    void kill() {
        pidFile.process().ifPresent(process -> {
            process.destroyForcibly();
            ended(process, Duration.ofSeconds(5));
        });
    }

    static boolean ended(ProcessHandle process, Duration patience) {
        return completed(process.onExit(), patience);
    }

    /** Whether a tool has ended in time, and well. A handle alone may tell of the end before the exit code is there. */
    static boolean succeeded(Process tool, Duration patience) {
        return completed(tool.onExit(), patience) && tool.exitValue() == 0;
    }

    private static boolean completed(CompletableFuture<?> exit, Duration patience) {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException stillThere) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The end of its log. */
    List<String> lastLines(int count) {
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - TAIL));
            var bytes = java.nio.ByteBuffer.allocate(TAIL);
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
            var lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(no log: " + e.getMessage() + ")");
        }
    }

    Path log() {
        return log;
    }

    private void turnLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(name + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
