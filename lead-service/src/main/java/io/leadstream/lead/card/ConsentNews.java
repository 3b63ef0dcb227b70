package io.leadstream.lead.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a card's consent says that it did not say before. */
final class ConsentNews {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ConsentNews() {}

    /** The members that are new or different, or all where one says of what the others are ({@code purpose}). */
    static Optional<String> of(@Nullable String before, String after) {
        JsonNode was = read(Objects.requireNonNullElse(before, "{}"));
        JsonNode is = read(after);
        if (was.equals(is)) {
            return Optional.empty();
        }
        if (!(is instanceof ObjectNode members) || is.has("purpose") || is.has("purposes")) {
            return Optional.of(after);
        }
        ObjectNode news = MAPPER.createObjectNode();
        members.properties().stream()
                .filter(member -> !member.getValue().equals(was.get(member.getKey())))
                .forEach(member -> news.set(member.getKey(), member.getValue()));
        return news.isEmpty() ? Optional.empty() : Optional.of(news.toString());
    }

    /** @throws io.leadstream.rest.BadInput when nothing can be read of them */
    static String readable(String news) {
        OfferedConsent.requireReadable(read(news));
        return news;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }
}
