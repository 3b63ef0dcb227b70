package io.leadstream.local;

import java.util.Map;
import java.util.TreeMap;

/** The broker's settings, and those that its clients need. */
final class KafkaSettings {
    /**
     * The controller's listener uses PLAIN: its users would else be read from the very metadata that it has yet to serve.
     * It is bound to this machine, and its only user is the broker itself.
     */
    private static final String BROKER = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.bootstrap.servers=127.0.0.1:${controller}
            listeners=SERVICES://127.0.0.1:${services},PARTNERS://127.0.0.1:${partners},CONTROLLER://127.0.0.1:${controller}
            advertised.listeners=SERVICES://127.0.0.1:${services},PARTNERS://127.0.0.1:${partners}
            listener.security.protocol.map=SERVICES:SASL_PLAINTEXT,PARTNERS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=SERVICES
            sasl.enabled.mechanisms=SCRAM-SHA-512
            sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
            sasl.mechanism.controller.protocol=PLAIN
            listener.name.services.scram-sha-512.sasl.jaas.config=${scram}
            listener.name.partners.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
            listener.name.controller.sasl.enabled.mechanisms=PLAIN
            listener.name.controller.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="broker" password="${password}" user_broker="${password}";
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=false
            super.users=User:broker;User:admin
            log.dirs=${data}
            auto.create.topics.enable=false
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            log.cleaner.threads=1
            log.cleaner.dedupe.buffer.size=4194304
            num.network.threads=2
            num.io.threads=4
            """;

    private KafkaSettings() {}

    static String text(Home home, Ports ports, Secrets secrets) {
        var password = secrets.password("broker");
        return BROKER.replace("${controller}", Integer.toString(ports.controller()))
                .replace("${services}", Integer.toString(ports.kafka()))
                .replace("${partners}", Integer.toString(ports.partners()))
                .replace("${data}", home.kafka().toString())
                .replace("${scram}", login("broker", password))
                .replace("${password}", password);
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

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }
}
