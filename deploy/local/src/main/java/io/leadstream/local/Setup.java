package io.leadstream.local;

import java.net.URI;
import java.util.Map;

/**
 * The stack's contents, for PostgreSQL, Kafka and Connect that somebody else has started: docker-compose.yml's. Where they
 * are, and every password, comes from the environment.
 *
 * <p>{@code provide} makes databases, roles, users, access rules and topics, and ends. {@code publish} gives every
 * service its connector as soon as its database is migrated, and goes on to restart connectors that fail.
 */
public final class Setup {
    private final Map<String, String> environment;
    private final Secrets secrets;
    private final Installation installation = Installation.find();
    private final Databases databases;

    Setup(Map<String, String> environment) {
        this.environment = environment;
        this.secrets = Secrets.of(environment);
        this.databases = new Databases(place("LEADSTREAM_POSTGRES"), secrets);
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var setup = new Setup(System.getenv());
            switch (arguments.length == 1 ? arguments[0] : "") {
                case "provide" -> setup.provide();
                case "publish" -> setup.publish();
                default -> throw new StackFailure("Say one of: provide, publish.");
            }
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    void provide() {
        databases.provide(Service.PRODUCT);
        var admin = KafkaSettings.client(
                required(environment, "LEADSTREAM_KAFKA_SERVERS"),
                KafkaSettings.ADMIN,
                secrets.password(KafkaSettings.ADMIN));
        var topology = Topology.read(installation.deploy("kafka/topics-and-acls.txt"));
        new ProvidedTopology(topology, secrets).at(Map.copyOf(admin));
    }

    private void publish() throws InterruptedException {
        try (var publishing = publishing()) {
            publishing.start();
            Thread.currentThread().join();
        }
    }

    Publishing publishing() {
        var worker = URI.create("http://" + place("LEADSTREAM_CONNECT"));
        return new Publishing(installation, databases, new Connectors(worker), Service.PRODUCT);
    }

    private String place(String name) {
        return required(environment, name + "_HOST") + ":" + required(environment, name + "_PORT");
    }

    static String required(Map<String, String> environment, String variable) {
        var value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new StackFailure("The environment variable " + variable + " is missing.");
        }
        return value;
    }
}
