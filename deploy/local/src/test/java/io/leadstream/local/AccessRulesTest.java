package io.leadstream.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Who may do what: whatever is not in the list is refused. */
class AccessRulesTest {
    private static final TestBackbone STACK = Stacks.test();

    @Test
    void aPartnerWritesItsOwnTopic() {
        assertDoesNotThrow(() -> write(partner(), "partner-leads.demo"));
    }

    @Test
    void aPartnerWritesNoEventTopic() {
        assertRefusedTopic(partner(), "lead-events");
    }

    @Test
    void aPartnerWritesNoOtherPartnersTopic() {
        assertRefusedTopic(partner(), "partner-leads.other");
    }

    @Test
    void aPartnerReadsTheEventsGrantedToItAndItsRejections() {
        assertDoesNotThrow(() -> read(partner(), "lead-events"));
        assertDoesNotThrow(() -> read(partner(), "partner-leads-rejected.demo"));
    }

    @Test
    void aPartnerReadsNoOtherPartnersRejections() {
        assertThrows(TopicAuthorizationException.class, () -> read(partner(), "partner-leads-rejected.other"));
    }

    @Test
    void aPartnerReadsNoDeadLetters() {
        assertThrows(TopicAuthorizationException.class, () -> read(partner(), "deal-events.forecast-service.dlq"));
    }

    @Test
    void aPartnersGroupBearsItsName() {
        assertDoesNotThrow(() -> subscribe(partner(), "demo.reports"));
        assertThrows(GroupAuthorizationException.class, () -> subscribe(partner(), "lead-service"));
    }

    @Test
    void aServiceWritesNoEventTopicItself() {
        assertRefusedTopic(STACK.kafka("lead-service"), "lead-events");
    }

    @Test
    void aServiceWritesItsOwnDeadLettersOnly() {
        assertDoesNotThrow(() -> write(STACK.kafka("qualification-service"), "lead-events.qualification-service.dlq"));
        assertRefusedTopic(STACK.kafka("qualification-service"), "lead-events.forecast-service.dlq");
    }

    @Test
    void nobodyComesInWithoutPassword() {
        var settings = new HashMap<>(partner());
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"demo\" password=\"x\";");
        var refused = assertThrows(ExecutionException.class, () -> write(settings, "partner-leads.demo"));
        assertInstanceOf(SaslAuthenticationException.class, refused.getCause());
    }

    @Test
    void aServiceEntersNoOtherDatabase() throws SQLException {
        var settings = STACK.serviceSettings();
        var other = settings.getOrDefault("quarkus.datasource.jdbc.url", "").replace("/test", "/postgres");
        assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(
                        other,
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password")));
    }

    private static Map<String, Object> partner() {
        return new HashMap<>(STACK.partner("demo"));
    }

    private static void assertRefusedTopic(Map<String, Object> settings, String topic) {
        var refused = assertThrows(ExecutionException.class, () -> write(settings, topic));
        assertInstanceOf(TopicAuthorizationException.class, refused.getCause());
    }

    private static void write(Map<String, Object> settings, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", new String(new byte[] {'x'}, UTF_8)))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static void read(Map<String, Object> settings, String topic) {
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            consumer.position(partition.getFirst());
            consumer.poll(Duration.ofMillis(200));
        }
    }

    private static void subscribe(Map<String, Object> settings, String group) {
        var all = new HashMap<>(settings);
        all.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("lead-events"));
            consumer.poll(Duration.ofSeconds(2));
        }
    }
}
