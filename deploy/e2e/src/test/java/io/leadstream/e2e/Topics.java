package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka, as somebody with client settings uses it. */
record Topics(Map<String, Object> settings) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    void send(String topic, String key, String value) {
        send(List.of(new ProducerRecord<>(topic, key, value)));
    }

    /** Sends all of them, and returns when all are acknowledged. */
    void send(List<ProducerRecord<String, String>> messages) {
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (Future<?> sent : messages.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Has a group of consumers read a record once more, and whatever follows it there, as operators rewind a group. */
    void rewind(String group, ConsumerRecord<?, ?> to) {
        var place = new TopicPartition(to.topic(), to.partition());
        try (var admin = Admin.create(settings)) {
            // offsets of a group can be set while it is empty: until its members find out and come back
            await("the group is empty")
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .ignoreExceptions()
                    .until(() -> {
                        admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                                .all()
                                .get();
                        admin.alterConsumerGroupOffsets(group, Map.of(place, new OffsetAndMetadata(to.offset())))
                                .all()
                                .get();
                        return true;
                    });
        }
    }

    /** What the events of a type tell of one key, in their order. */
    List<JsonNode> events(String topic, String key, String type) {
        return read(topic).stream()
                .filter(message -> key.equals(message.key()) && type.equals(header(message, "ce_type")))
                .map(message -> Api.parse(message.value()))
                .toList();
    }

    /** The first event of a type about one key, once it is there. */
    JsonNode awaitEvent(String topic, String key, String type) {
        return await(type)
                .atMost(LIMIT)
                .until(() -> events(topic, key, type), found -> !found.isEmpty())
                .getFirst();
    }

    /** How far a topic reaches: the sum of its partitions' ends. */
    long end(String topic) {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** All that is on a topic now. */
    List<ConsumerRecord<String, String>> read(String topic) {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private KafkaConsumer<String, String> consumer() {
        var config = new HashMap<>(settings);
        config.put("enable.auto.commit", false);
        config.put("group.id", "demo.e2e");
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
    }

    static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
