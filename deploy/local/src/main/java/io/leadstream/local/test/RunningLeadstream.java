package io.leadstream.local.test;

import io.leadstream.local.Installation;
import io.leadstream.local.Patience;
import io.leadstream.local.Ports;
import io.leadstream.local.TestBackbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The whole system as a process of its own, started as deploy/up starts it, on free ports; it ends with this JVM. The
 * services must be packaged.
 */
public final class RunningLeadstream {

    private static final Duration START_LIMIT = Duration.ofMinutes(6);

    private static final List<String> CHILDREN = List.of(
            "postgres",
            "kafka",
            "connect",
            "lead-service",
            "qualification-service",
            "pipeline-service",
            "forecast-service");

    private final Path home;
    private final int base = Ports.free().base();
    private final Process process;

    private RunningLeadstream(Path home, Map<String, String> settings, String... options) throws IOException {
        this.home = home;
        Files.createDirectories(home.getParent());
        Path log = home.resolveSibling("leadstream.log");
        var builder =
                new ProcessBuilder(command(options)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        builder.environment().put("LEADSTREAM_HOME", home.toString());
        builder.environment().put("LEADSTREAM_PORTS", Integer.toString(base));
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        boolean ready =
                Patience.await(START_LIMIT, () -> read(log).contains("Leadstream is ready") || !process.isAlive());
        if (!ready || !process.isAlive()) {
            throw new IllegalStateException("it did not start:\n" + read(log));
        }
    }

    /** Starts it with its data in a folder, from nothing, and returns when it is ready. */
    public static RunningLeadstream start(Path home) {
        return start(home, Map.of());
    }

    /**
     * Starts it as above.
     *
     * @param settings of the services, as environment variables
     */
    public static RunningLeadstream start(Path home, Map<String, String> settings) {
        return started(home, settings, "--fresh");
    }

    /** Starts it on the data that a folder has from an earlier run, if any. */
    public static RunningLeadstream startOn(Path home) {
        return started(home, Map.of());
    }

    private static RunningLeadstream started(Path home, Map<String, String> settings, String... options) {
        try {
            return new RunningLeadstream(home.toAbsolutePath(), settings, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String... options) throws IOException {
        Path local = Installation.find().deploy("local/target");
        try (Stream<Path> files = Files.list(local)) {
            Path jar = files.filter(
                            file -> file.getFileName().toString().matches("leadstream-local-[^-]*(-SNAPSHOT)?[.]jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("deploy/local is not packaged"));
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx96m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    jar + ":" + local.resolve("lib/*"),
                    "io.leadstream.local.LocalStack"));
            command.addAll(List.of(options));
            return command;
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

    public String origin() {
        return "http://127.0.0.1:" + base;
    }

    public int base() {
        return base;
    }

    /** The token that deploy/up wrote for a role. */
    public String token(String role) {
        return read(home.resolve("tokens/" + role + ".jwt"));
    }

    /** A token of somebody with a role of whom deploy/up knows nothing, with further claims such as {@code partner}. */
    public String token(String role, String subject, Map<String, ?> claims) {
        return TestBackbone.attach(home.toString(), base, "lead").tokens().sign(role, subject, claims);
    }

    /** Client settings of the partner {@code demo}, as deploy/up wrote them for people. */
    public Map<String, Object> partner() {
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
    public Map<String, Object> operator() {
        return TestBackbone.attach(home.toString(), base, "lead").kafka("admin");
    }

    /** A connection to a service's database, as the superuser. */
    public Connection database(String service) throws SQLException {
        return TestBackbone.attach(home.toString(), base, service).database();
    }

    /** Ends a child as {@code kill -9} does; the parent starts it again. */
    public void kill(String child) {
        ProcessHandle.of(pid(child)).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The process id of the parent and of each child, by name. */
    public Map<String, Long> processes() {
        var ids = new java.util.TreeMap<String, Long>();
        ids.put("deploy/up", process.pid());
        for (String child : CHILDREN) {
            ids.put(child, pid(child));
        }
        return ids;
    }

    private long pid(String child) {
        return Long.parseLong(read(home.resolve("run/" + child + ".pid")).split(" ", -1)[0]);
    }

    /** Everything that was logged so far, by every process. */
    public List<Path> logs() {
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
}
