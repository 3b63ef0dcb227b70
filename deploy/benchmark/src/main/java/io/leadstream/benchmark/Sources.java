package io.leadstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Capture sources of the benchmark's own. */
final class Sources {

    private Sources() {}

    /** Opens a source if there is none yet; returns it. */
    static JsonNode open(Subject subject, String key, String stamps) throws IOException {
        try (var http = subject.lead("admin")) {
            int status =
                    http.postJson("/api/sources", """
                            {"key":"%s","name":"Benchmark","source":"%s","ratePerMinute":1000000}""".formatted(key, stamps)).status();
            if (status != 201 && status != 409) {
                throw new IllegalStateException("a source cannot be opened: " + status);
            }
            return http.get("/api/sources/" + key).expect(200).json();
        }
    }

    /** Returns a new secret by which the source's webhooks are signed. */
    static String webhookSecret(Subject subject, String key) throws IOException {
        try (var http = subject.lead("admin")) {
            return http.postJson("/api/sources/" + key + "/webhook-secret", "")
                    .expect(201)
                    .json()
                    .get("secret")
                    .asText();
        }
    }
}
