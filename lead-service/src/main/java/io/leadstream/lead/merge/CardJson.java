package io.leadstream.lead.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Cards, choices and what an undoing found, as they are kept. */
@ApplicationScoped
class CardJson {

    private final ObjectMapper mapper;

    CardJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(Object kept) {
        try {
            return mapper.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is kept can be written", e);
        }
    }

    Values values(String kept) {
        return new Values(read(kept, new TypeReference<>() {}));
    }

    Map<Field, Side> choice(String kept) {
        return read(kept, new TypeReference<>() {});
    }

    <T> T read(String kept, Class<T> type) {
        try {
            return mapper.readValue(kept, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }

    private <T> T read(String kept, TypeReference<T> type) {
        try {
            return mapper.readValue(kept, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }
}
