package io.leadstream.lead.capture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Tells a partner which record was refused and why, in the form in which REST would have said it. */
@ApplicationScoped
class Rejections {

    private static final String TOPIC_PREFIX = "partner-leads-rejected.";
    private static final String TYPE_PREFIX = "urn:leadstream:problem:";

    private final ObjectMapper mapper;

    Rejections(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A refused record.
     *
     * @param record as it was sent: JSON, or text when it is none
     * @param partition of the partner's topic, with {@code offset} its place there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rejection(
            String type,
            String title,
            int status,
            @Nullable String detail,
            List<Violation> violations,
            @Nullable JsonNode record,
            int partition,
            long offset) {}

    ProducerRecord<String, byte[]> of(
            String partner, ConsumerRecord<String, byte[]> message, RuntimeException refusal) {
        var answer = new ProducerRecord<>(
                TOPIC_PREFIX + partner, null, message.key(), write(rejection(message, refusal)), message.headers());
        answer.headers().remove("content-type");
        answer.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return answer;
    }

    private Rejection rejection(ConsumerRecord<String, byte[]> message, RuntimeException refusal) {
        JsonNode original = original(message.value());
        return switch (refusal) {
            case BadInput bad ->
                new Rejection(
                        TYPE_PREFIX + "bad-input",
                        "Bad input",
                        400,
                        bad.getDetail(),
                        bad.violations(),
                        original,
                        message.partition(),
                        message.offset());
            case PersonIsErased erased ->
                new Rejection(
                        TYPE_PREFIX + "person-is-erased",
                        "Person is erased",
                        409,
                        erased.getMessage(),
                        List.of(),
                        null, // what was erased is not passed on
                        message.partition(),
                        message.offset());
            default ->
                new Rejection(
                        TYPE_PREFIX + "not-accepted",
                        "Not accepted",
                        422,
                        "the record could not be stored",
                        List.of(),
                        original,
                        message.partition(),
                        message.offset());
        };
    }

    private @Nullable JsonNode original(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return mapper.readTree(value);
        } catch (IOException notJson) {
            // that it is no JSON is what the violations say; the partner gets its text back
            return new TextNode(new String(value, StandardCharsets.UTF_8));
        }
    }

    private byte[] write(Rejection rejection) {
        try {
            return mapper.writeValueAsBytes(rejection);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rejection can be written", e);
        }
    }
}
