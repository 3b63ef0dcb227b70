package io.leadstream.pipeline.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Past deals as they are kept: always written the same way, so that equal content has an equal hash. */
@ApplicationScoped
class PastDealJson {

    private final ObjectMapper mapper;

    PastDealJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    record Written(String content, byte[] hash, String segments) {}

    Written write(PastDeal deal) {
        try {
            // members in the order of the record, segments sorted, amounts and times normalised: canonical
            String content = mapper.writeValueAsString(deal);
            return new Written(content, sha256(content), mapper.writeValueAsString(deal.segments()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a record of texts and numbers can be written", e);
        }
    }

    PastDeal read(String content) {
        try {
            return mapper.readValue(content, PastDeal.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was written can be read", e);
        }
    }

    private static byte[] sha256(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
