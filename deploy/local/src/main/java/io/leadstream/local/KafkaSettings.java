package io.leadstream.local;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What differs between brokers, and what their clients need. */
final class KafkaSettings {
    /** May everything; the stack's own user. */
    static final String ADMIN = "admin";

    /** The broker's own user. */
    static final String BROKER = "broker";

    private KafkaSettings() {}

    /** What deploy/kafka/broker.properties names as {@code ${env:…}}. */
    static Map<String, String> environment(Home home, Ports ports, Secrets secrets, List<String> partners) {
        var users = partners.stream()
                .map(partner -> "user_%s=\"%s\"".formatted(partner, secrets.password(partner)))
                .collect(Collectors.joining(" "));
        return Map.of(
                "LEADSTREAM_KAFKA_ADDRESS",
                "127.0.0.1",
                "LEADSTREAM_KAFKA_HOST",
                "127.0.0.1",
                "LEADSTREAM_KAFKA_PORT",
                Integer.toString(ports.kafka()),
                "LEADSTREAM_KAFKA_PARTNERS_HOST",
                "127.0.0.1",
                "LEADSTREAM_KAFKA_PARTNERS_PORT",
                Integer.toString(ports.partners()),
                "LEADSTREAM_KAFKA_CONTROLLER_PORT",
                Integer.toString(ports.controller()),
                "LEADSTREAM_KAFKA_PARTNERS_USERS",
                users,
                "LEADSTREAM_KAFKA_DATA",
                home.kafka().toString(),
                Secrets.variable(BROKER),
                secrets.password(BROKER));
    }

    /** What any Kafka client needs, by its own names. */
    static Map<String, String> client(String servers, String user, String password) {
        return new TreeMap<>(Map.of(
                "bootstrap.servers",
                servers,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                login(user, password)));
    }

    static Map<String, String> kcat(String servers, String user, String password) {
        return new TreeMap<>(Map.of(
                "bootstrap.servers", servers,
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.username", user,
                "sasl.password", password));
    }

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }
}
