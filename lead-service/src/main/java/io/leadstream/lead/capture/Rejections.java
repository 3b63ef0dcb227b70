package io.leadstream.lead.capture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.leadstream.lead.partner.Refusal;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Tells a partner which record was refused and why, in the form in which REST would have said it. */
@ApplicationScoped
class Rejections {

    private static final String TOPIC_PREFIX = "partner-leads-rejected.";
    private static final String TYPE_PREFIX = "urn:leadstream:problem:";

    /** What a broker takes is 1 MiB unless it is told otherwise; key and headers need room, too. */
    private static final int LONGEST = 900_000;

    private static final int MOST_VIOLATIONS = 100;

    /** A name that a partner made up may have any length. */
    private static final int LONGEST_TEXT = 1_000;

    private static final int LONGEST_KEY = 10_000;
    private static final int LONGEST_TRACEPARENT = 100;

    private final ObjectMapper mapper;

    Rejections(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A refused record.
     *
     * @param record as it was sent: JSON, or text when it is none; absent when it is too long, or the person erased
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

    /** Why it was refused, in the words in which REST says it. */
    static Refusal refusal(RuntimeException refusal) {
        return switch (refusal) {
            case BadInput bad ->
                new Refusal("bad-input", "Bad input", 400, cut(bad.getDetail()), most(bad.violations()));
            case ExternalIdReused reused ->
                new Refusal(
                        ExternalIdReused.NAME,
                        ExternalIdReused.TITLE,
                        ExternalIdReused.STATUS,
                        reused.getDetail(),
                        ExternalIdReused.VIOLATIONS);
            case DuplicateRefused duplicate ->
                new Refusal(
                        DuplicateRefused.NAME,
                        DuplicateRefused.TITLE,
                        DuplicateRefused.STATUS,
                        duplicate.getDetail(),
                        List.of());
            case PersonIsErased erased ->
                new Refusal("person-is-erased", "Person is erased", 409, erased.getDetail(), List.of());
            default -> new Refusal("not-accepted", "Not accepted", 422, "the record could not be stored", List.of());
        };
    }

    private static List<Violation> most(List<Violation> violations) {
        return violations.stream()
                .limit(MOST_VIOLATIONS)
                .map(found -> new Violation(cut(found.field()), cut(found.message())))
                .toList();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> message, RuntimeException refusal) {
        if (refusal instanceof PersonIsErased) {
            return withoutRecord(message, refusal); // what was erased is not passed on
        }
        byte[] rejection = write(message, refusal(refusal), original(message.value()));
        if (rejection.length > LONGEST) {
            return withoutRecord(message, refusal);
        }
        return answer(message, rejection);
    }

    ProducerRecord<String, byte[]> withoutRecord(ConsumerRecord<String, byte[]> message, RuntimeException refusal) {
        return answer(message, write(message, refusal(refusal), null));
    }

    private static ProducerRecord<String, byte[]> answer(ConsumerRecord<String, byte[]> message, byte[] rejection) {
        String partner = message.topic().substring(message.topic().indexOf('.') + 1);
        var answer = new ProducerRecord<>(TOPIC_PREFIX + partner, key(message), rejection);
        answer.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        Header trace = message.headers().lastHeader("traceparent");
        if (trace != null && trace.value() != null && trace.value().length <= LONGEST_TRACEPARENT) {
            answer.headers().add(trace);
        }
        return answer;
    }

    /** A key that leaves no room for the reasons stays away: the place names the record. */
    private static @Nullable String key(ConsumerRecord<String, byte[]> message) {
        return message.key() == null || message.key().length() > LONGEST_KEY ? null : message.key();
    }

    private byte[] write(ConsumerRecord<String, byte[]> message, Refusal reason, @Nullable JsonNode original) {
        var rejection = new Rejection(
                TYPE_PREFIX + reason.problem(),
                reason.title(),
                reason.status(),
                reason.detail(),
                reason.violations(),
                original,
                message.partition(),
                message.offset());
        try {
            return mapper.writeValueAsBytes(rejection);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rejection can be written", e);
        }
    }

    private @Nullable JsonNode original(byte @Nullable [] value) {
        if (value == null || value.length > LONGEST) {
            return null;
        }
        try {
            JsonNode read = mapper.readTree(value);
            return read.isMissingNode() ? new TextNode("") : read;
        } catch (IOException notJson) {
            // that it is no JSON is what the violations say; the partner gets its text back
            return new TextNode(new String(value, StandardCharsets.UTF_8));
        }
    }
}
