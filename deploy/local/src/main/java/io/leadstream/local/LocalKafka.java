package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * One Kafka broker that is its own controller. Every listener asks for a user and a password, and whatever the list of
 * access rules does not allow is refused.
 */
public final class LocalKafka {
    /** May everything; the stack's own user. */
    static final String ADMIN = "admin";

    private static final String BROKER = "broker";
    private static final int SCRAM_ITERATIONS = 4096;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long CALL_SECONDS = 30;

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final String classPath;
    private final Topology topology;
    private final Child broker;

    LocalKafka(Home home, Ports ports, Secrets secrets, Installation installation, Topology topology) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.classPath = installation.classPath("kafka");
        this.topology = topology;
        this.broker = new Child(
                home,
                "kafka",
                StopSignal.TERMINATE,
                java("-Xms64m", "-Xmx256m").with("kafka.Kafka", settings().toString()),
                Map.of());
    }

    private Path settings() {
        return home.run().resolve("kafka.properties");
    }

    private ChildJvm java(String... options) {
        return new ChildJvm(classPath, List.of(options));
    }

    Child child() {
        return broker;
    }

    /** Returns once the broker answers its superuser. */
    public void start() {
        Home.writePrivate(settings(), KafkaSettings.text(home, ports, secrets));
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
            var command = java("-XX:TieredStopAtLevel=1")
                    .with(
                            "kafka.tools.StorageTool",
                            "format",
                            "--standalone",
                            "--cluster-id=" + org.apache.kafka.common.Uuid.randomUuid(),
                            "--config=" + settings(),
                            "--add-scram=" + credential(ADMIN),
                            "--add-scram=" + credential(BROKER));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!Child.ended(process.toHandle(), START_LIMIT) || process.exitValue() != 0) {
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
        try (var admin = Admin.create(clientSettings(ADMIN))) {
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

    /** Makes the users, access rules and topics that are missing, and takes back the rules that are no longer said. */
    public void provide() {
        try (var admin = Admin.create(clientSettings(ADMIN))) {
            var users = provideUsers(admin);
            provideRules(admin);
            provideTopics(admin);
            done(users);
        }
    }

    private KafkaFuture<Void> provideUsers(Admin admin) {
        var wanted = new ArrayList<UserScramCredentialAlteration>();
        for (var users : List.of(topology.users(), topology.partners())) {
            for (var user : users) {
                wanted.add(new UserScramCredentialUpsertion(
                        user,
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS),
                        secrets.password(user)));
            }
        }
        return admin.alterUserScramCredentials(wanted).all();
    }

    private void provideRules(Admin admin) {
        var wanted = new HashSet<>(topology.rules());
        var present =
                new HashSet<>(done(admin.describeAcls(AclBindingFilter.ANY).values()));
        var missing = new HashSet<>(wanted);
        missing.removeAll(present);
        present.removeAll(wanted);
        done(admin.createAcls(missing).all());
        done(admin.deleteAcls(present.stream().map(rule -> rule.toFilter()).toList())
                .all());
    }

    private void provideTopics(Admin admin) {
        var present = done(admin.listTopics().names());
        var missing = topology.topics().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
        try {
            done(admin.createTopics(missing).all());
        } catch (StackFailure e) {
            if (!(e.getCause() instanceof ExecutionException refused
                    && refused.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T done(KafkaFuture<T> future) {
        try {
            return future.get(CALL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new StackFailure("Kafka refused: " + e.getCause(), e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new StackFailure("Kafka did not answer within " + CALL_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for Kafka.", e);
        }
    }

    public void stop(Duration patience) {
        broker.stop(patience);
    }
}
