package io.leadstream.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Kafka with the service's own settings: consumers, refused records, lag. */
@ApplicationScoped
public class KafkaAccess {

    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(1);
    private static final int LARGEST_RECORD = 16 << 20;

    private final Map<String, Object> settings;
    private @Nullable Producer<String, byte[]> producer;
    private @Nullable Admin admin;

    KafkaAccess(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = settings;
    }

    /**
     * Sends a record and waits until every replica in sync has it.
     *
     * @throws KafkaException when it was not taken
     */
    public void send(ProducerRecord<String, byte[]> message) {
        try {
            producer().send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    /** A consumer that commits nothing by itself; the caller subscribes or assigns, and closes it. */
    public Consumer<String, byte[]> consumer(@Nullable String group) {
        return consumer(group, Map.of());
    }

    /** The same with settings of its own beside the service's, say how much it may fetch at once. */
    public Consumer<String, byte[]> consumer(@Nullable String group, Map<String, Object> own) {
        var config = new HashMap<>(settings);
        config.putAll(own);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        if (group != null) {
            config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        } else {
            config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        }
        return new KafkaConsumer<>(config, new RecordKeys.Reader(), new ByteArrayDeserializer());
    }

    synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            var config = new HashMap<>(settings);
            config.put(ProducerConfig.ACKS_CONFIG, "all");
            config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            // what came in is sent on: with headers more, and however well it was compressed
            config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
            config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
            producer = new KafkaProducer<>(config, new RecordKeys.Writer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(PATIENCE_AT_CLOSE);
        }
        if (admin != null) {
            admin.close(PATIENCE_AT_CLOSE);
        }
    }
}
