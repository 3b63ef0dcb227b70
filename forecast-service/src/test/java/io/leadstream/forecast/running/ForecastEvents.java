package io.leadstream.forecast.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.local.test.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the service has told others. */
final class ForecastEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ForecastEvents() {}

    /** An event as it is on the topic. */
    record Told(String type, JsonNode payload) {}

    /** The types of what is told of one alert, submission or override, in their order. */
    static List<String> types(String key) {
        return of(key).stream().map(Told::type).toList();
    }

    static List<Told> of(String key) {
        var settings = new HashMap<>(Stack.current().kafka());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor("forecast-events").stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var told = new ArrayList<Told>();
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (partitions.stream().mapToLong(consumer::position).sum() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (key.equals(message.key())) {
                        told.add(told(message));
                    }
                });
            }
            return told;
        }
    }

    private static Told told(ConsumerRecord<String, String> message) {
        try {
            String type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            return new Told(type, JSON.readTree(message.value()));
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(noJson);
        }
    }
}
