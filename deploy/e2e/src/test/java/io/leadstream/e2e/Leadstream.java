package io.leadstream.e2e;

import io.leadstream.local.TestBackbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The whole system, started as deploy/up starts it, once for all tests of the JVM. */
final class Leadstream {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    private static Leadstream running;

    private final Path home = Path.of("target/leadstream").toAbsolutePath();
    private final int base = freeBase();
    private final Process process;

    private Leadstream() throws IOException {
        Files.createDirectories(home.getParent());
        Path log = home.resolveSibling("leadstream.log");
        var builder = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LEADSTREAM_HOME", home.toString());
        builder.environment().put("LEADSTREAM_PORTS", Integer.toString(base));
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        Awaitility.await("deploy/up, see " + log)
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Files.readString(log).contains("Leadstream is ready") || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("it did not start:\n" + Files.readString(log));
        }
    }

    static synchronized Leadstream running() {
        try {
            if (running == null) {
                running = new Leadstream();
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command() throws IOException {
        Path local = ROOT.resolve("deploy/local/target");
        try (Stream<Path> files = Files.list(local)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("leadstream-local-[^-]*(-SNAPSHOT)?[.]jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("deploy/local is not packaged"));
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx96m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    jar + ":" + local.resolve("lib/*"),
                    "io.leadstream.local.LocalStack",
                    "--fresh");
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Api as(String role) {
        return new Api("http://127.0.0.1:" + base, read(home.resolve("tokens/" + role + ".jwt")));
    }

    /** Client settings of the partner {@code demo}, as deploy/up wrote them for people. */
    Map<String, Object> partner() {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("partners/demo.properties"))) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var map = new java.util.HashMap<String, Object>();
        settings.forEach((key, value) -> map.put(key.toString(), value));
        return map;
    }

    /** Client settings of Kafka's superuser: what only an operator has. */
    Map<String, Object> operator() {
        return TestBackbone.attach(home.toString(), base, "lead").kafka("admin");
    }

    /** Ends a child as {@code kill -9} does; the parent starts it again. */
    void kill(String child) {
        String pid = read(home.resolve("run/" + child + ".pid")).split(" ", -1)[0];
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Everything that was logged so far, by every process. */
    List<Path> logs() {
        try (Stream<Path> files = Files.walk(home.resolve("logs"))) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run of ports as long as the stack needs. */
    private static int freeBase() {
        for (int base = 30_080; base < 60_000; base += 100) {
            if (Stream.iterate(base, port -> port + 1).limit(30).allMatch(Leadstream::isFree)) {
                return base;
            }
        }
        throw new IllegalStateException("no thirty free ports in a row");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
