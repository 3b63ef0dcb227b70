package io.leadstream.forecast.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.forecast.reading.FigureFilters;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Asks this service itself, as its callers do: a figure is on a stream what it is elsewhere, with the same parameters,
 * for the same people, and is spared by the same tag.
 */
@ApplicationScoped
class Answers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HASH_BYTES = 12;
    private static final int SAME = 304;
    private static final int NO_ANSWER = 503;

    private final ObjectMapper mapper;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Answers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @param tag of the figure that is known; null for none */
    Answer ask(URI figure, String token, @Nullable String tag) {
        var request = HttpRequest.newBuilder(figure)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        try {
            return read(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException away) {
            return new Answer.Refused(NO_ANSWER, "it was not answered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Refused(NO_ANSWER, "interrupted");
        }
    }

    private Answer read(HttpResponse<String> response) throws JsonProcessingException {
        if (response.statusCode() == SAME) {
            return new Answer.Same();
        }
        if (response.statusCode() != 200) {
            return new Answer.Refused(response.statusCode(), reason(response.body()));
        }
        boolean isFigure = response.headers()
                .firstValue("Cache-Control")
                .filter(FigureFilters.CACHE_CONTROL::equals)
                .isPresent();
        if (!isFigure || !(mapper.readTree(response.body()) instanceof ObjectNode told)) {
            return new Answer.Refused(400, "it is no figure");
        }
        told.remove("asOf");
        told.remove("freshness");
        return new Answer.Figure(
                response.body(), response.headers().firstValue("ETag").orElse(null), hash(told.toString()));
    }

    private String reason(String problem) {
        try {
            JsonNode told = mapper.readTree(problem);
            JsonNode violation = told.at("/violations/0");
            return violation.isMissingNode()
                    ? told.path("detail").asText()
                    : violation.path("field").asText() + " "
                            + violation.path("message").asText();
        } catch (JsonProcessingException noProblem) {
            return "";
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
