package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The backbone of a test run: fresh data, free ports, one service, gone when the JVM ends. */
public final class TestBackbone {
    private static final Duration PUBLISHING_LIMIT = Duration.ofSeconds(60);

    private final Home home;
    private final Ports ports;
    private final Service service;
    private final Backbone backbone;
    private final Secrets secrets;
    private volatile boolean publishes;

    private TestBackbone(Home home, Ports ports, Service service) {
        this.home = home;
        this.ports = ports;
        this.service = service;
        this.secrets = Secrets.of(home);
        var installation = Installation.find();
        var topology = Topology.read(installation.deploy("kafka/topics-and-acls.txt"))
                .with(Topology.parse(resource("test/topics-and-acls.txt")));
        this.backbone = new Backbone(home, ports, secrets, installation, topology, List.of(service));
    }

    /** Starts a backbone in the build folder of the module that is being tested. */
    public static TestBackbone start(String service) {
        var folder = Path.of("target", "stack");
        try {
            Checks.endLeftOvers(new Home(folder));
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var started = new TestBackbone(Home.at(folder), Ports.free(), Service.named(service));
        var ward = Ward.over(started.home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            started.end();
            ward.dismiss(started.home);
        }));
        started.backbone.start();
        return started;
    }

    /** The backbone that another class loader of this JVM has started. */
    public static TestBackbone attach(String home, int base, String service) {
        return new TestBackbone(new Home(Path.of(home)), new Ports(base), Service.named(service));
    }

    private void end() {
        backbone.publishing().close();
        for (var child : children()) {
            child.kill();
        }
    }

    private List<Child> children() {
        return List.of(
                backbone.connect().child(),
                backbone.kafka().child(),
                backbone.postgres().child());
    }

    public String home() {
        return home.path().toString();
    }

    public int base() {
        return ports.base();
    }

    public Tokens tokens() {
        return Tokens.of(home);
    }

    public Map<String, Object> kafka(String user) {
        return backbone.kafka().clientSettings(user);
    }

    public Map<String, String> partner(String partner) {
        return backbone.kafka().partnerSettings(partner);
    }

    public Connection database() throws SQLException {
        return backbone.postgres().connect(service.database());
    }

    public Map<String, String> serviceSettings() {
        return ServiceSettings.of(service, backbone.postgres(), secrets, backbone.kafka(), tokens());
    }

    /** Asks anew only after something was killed: most tests ask first of all, and asking costs a login. */
    public void awaitPublishing() {
        if (publishes) {
            return;
        }
        if (!Patience.await(PUBLISHING_LIMIT, () -> backbone.publishing().streams(service))) {
            throw new StackFailure("The outbox of " + service.title() + " is not published; see " + home.logs());
        }
        publishes = true;
    }

    public void kill(String component) {
        publishes = false;
        child(component).kill();
    }

    public void restart(String component) {
        publishes = false;
        child(component).kill();
        switch (component) {
            case "postgres" -> backbone.postgres().start();
            case "kafka" -> backbone.kafka().start();
            default -> backbone.connect().start();
        }
    }

    private Child child(String component) {
        return children().stream()
                .filter(child -> child.name().equals(component))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(component));
    }

    private static String resource(String name) {
        try (var stream = TestBackbone.class.getResourceAsStream(name)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
