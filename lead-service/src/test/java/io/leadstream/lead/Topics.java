package io.leadstream.lead;

import io.leadstream.local.test.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's topics as a test writes and reads them. */
public final class Topics implements AutoCloseable {

    public static final String PARTNER_LEADS = "partner-leads.demo";

    private final Stack stack = Stack.current();
    private final KafkaProducer<String, byte[]> partner = producer(new HashMap<>(stack.partner("demo")));
    private final KafkaProducer<String, byte[]> admin = producer(stack.kafka());

    private static KafkaProducer<String, byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends what the partner "demo" would. */
    public void sendAsPartner(String key, String value) {
        sendAsPartner(key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    public void sendAsPartner(String key, byte[] value) {
        send(partner, new ProducerRecord<>(PARTNER_LEADS, key, value));
    }

    public void sendAsPartner(String key, byte[] value, String header, byte[] content) {
        var message = new ProducerRecord<>(PARTNER_LEADS, key, value);
        message.headers().add(header, content);
        send(partner, message);
    }

    /** Sends one record to each of the partner's partitions: when they are read, all before them is. */
    public int sendToEveryPartition(IntFunction<String> value) {
        int partitions = partner.partitionsFor(PARTNER_LEADS).size();
        for (int i = 0; i < partitions; i++) {
            send(
                    partner,
                    new ProducerRecord<>(PARTNER_LEADS, i, null, value.apply(i).getBytes(StandardCharsets.UTF_8)));
        }
        return partitions;
    }

    /** Sends an event of qualification-service. */
    public void sendQualification(String lead, long sequence, String type, String payload) {
        send("qualification-events", "qualification-service", lead, sequence, type, payload);
    }

    /** Sends an event of pipeline-service. */
    public void sendDeal(String deal, long sequence, String type, String payload) {
        send("deal-events", "pipeline-service", deal, sequence, type, payload);
    }

    private void send(String topic, String source, String subject, long sequence, String type, String payload) {
        var event = new ProducerRecord<>(topic, subject, payload.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        source,
                        "ce_type",
                        type,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_knownat",
                        Instant.now().toString(),
                        "ce_subject",
                        subject,
                        "ce_sequence",
                        Long.toString(sequence))
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(admin, event);
    }

    private static void send(KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything on a topic, from the beginning to its present end. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        var settings = new HashMap<>(stack.kafka());
        settings.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var messages = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
            return messages;
        }
    }

    /** The same, of one key. */
    public List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return read(topic).stream().filter(message -> key.equals(message.key())).toList();
    }

    public static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    public static String header(Headers headers, String name) {
        return text(headers.lastHeader(name).value());
    }

    @Override
    public void close() {
        partner.close();
        admin.close();
    }
}
