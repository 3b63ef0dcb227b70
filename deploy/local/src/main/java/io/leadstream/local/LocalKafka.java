package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * One Kafka broker that is its own controller. Every listener asks for a user and a password, and whatever the list of
 * access rules does not allow is refused.
 */
public final class LocalKafka {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Installation installation;
    private final Topology topology;
    private final String settings;
    private final Map<String, String> environment;
    private final Child broker;

    LocalKafka(Home home, Ports ports, Secrets secrets, Installation installation, Topology topology) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.installation = installation;
        this.topology = topology;
        this.settings = installation.deploy("kafka/broker.properties").toString();
        this.environment = KafkaSettings.environment(home, ports, secrets, topology.partners());
        this.broker = new Child(
                home,
                "kafka",
                StopSignal.TERMINATE,
                java("kafka", "-Xms64m", "-Xmx256m").with("kafka.Kafka", settings),
                environment);
    }

    private ChildJvm java(String cache, String... options) {
        return new ChildJvm(installation.classPath("kafka"), List.of(options), installation.cache(cache));
    }

    Child child() {
        return broker;
    }

    /** Returns once the broker answers its superuser. */
    public void start() {
        if (!Files.exists(home.kafka().resolve("meta.properties"))) {
            format();
        }
        broker.start();
        Patience.require(START_LIMIT, broker, this::answers);
    }

    private void format() {
        try {
            Folders.delete(home.kafka());
            var log = home.logs().resolve("kafka-format.log");
            var command = java("kafka-format", "-XX:TieredStopAtLevel=1")
                    .with(
                            "kafka.tools.StorageTool",
                            "format",
                            "--standalone",
                            "--cluster-id=" + org.apache.kafka.common.Uuid.randomUuid(),
                            "--config=" + settings,
                            "--add-scram=" + credential(KafkaSettings.ADMIN),
                            "--add-scram=" + credential(KafkaSettings.BROKER));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!Child.succeeded(process, START_LIMIT)) {
                throw new StackFailure("Kafka's data folder could not be made; see " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String credential(String user) {
        return "SCRAM-SHA-512=[name=" + user + ",password=" + secrets.password(user) + "]";
    }

    private boolean answers() {
        if (Ports.isFree(ports.kafka())) {
            return false;
        }
        try (var admin = Admin.create(clientSettings(KafkaSettings.ADMIN))) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | java.util.concurrent.TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How one of our own users reaches the broker. */
    Map<String, Object> clientSettings(String user) {
        return Map.copyOf(KafkaSettings.client("127.0.0.1:" + ports.kafka(), user, secrets.password(user)));
    }

    /** How a partner reaches the broker. */
    Map<String, String> partnerSettings(String partner) {
        return KafkaSettings.client("127.0.0.1:" + ports.partners(), partner, secrets.password(partner));
    }

    /** The same by the names of librdkafka, for kcat, of whatever age. */
    Map<String, String> partnerKcat(String partner) {
        return KafkaSettings.kcat("127.0.0.1:" + ports.partners(), partner, secrets.password(partner));
    }

    /** Makes the users, access rules and topics that are missing, and takes back the rules that are no longer said. */
    public void provide() {
        new ProvidedTopology(topology, secrets).at(clientSettings(KafkaSettings.ADMIN));
    }

    public void stop(Duration patience) {
        broker.stop(patience);
    }
}
