package io.leadstream.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.leadstream.local.test.RunningLeadstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The APIs under their one origin, as somebody with a role calls them. */
record Api(String origin, String token) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final int MOST_RETRIES = 15;
    static final ObjectMapper JSON = new ObjectMapper();

    static Api of(RunningLeadstream leadstream, String role) {
        return new Api(leadstream.origin(), leadstream.token(role));
    }

    /** An answer, its body read as JSON where it is some. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String etag() {
            return header("ETag");
        }

        /** The path of what was made. */
        String location() {
            return URI.create(header("Location")).getPath();
        }

        String event() {
            return header("Leadstream-Event");
        }

        String id() {
            return body.path("id").asText();
        }

        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("%d expected, but %s %s answered %d: %s"
                        .formatted(expected, response.request().method(), response.uri(), status, response.body()));
            }
            return this;
        }
    }

    /** Reads; a read that is to wait for an event asks again while the answer is "not yet", as Retry-After says. */
    Answer get(String path) {
        Answer answer = send(request(path).GET());
        for (int i = 0; i < MOST_RETRIES && path.contains("atLeast=") && answer.status() == 503; i++) {
            answer = send(request(path).GET());
        }
        return answer;
    }

    /** The items of a list. */
    List<JsonNode> items(String path) {
        var items = new ArrayList<JsonNode>();
        get(path).expect(200).body().get("items").forEach(items::add);
        return items;
    }

    Answer post(String path, String body, String... headers) {
        return send(with(request(path), headers).POST(BodyPublishers.ofString(body)));
    }

    /** What is sent as another type than JSON: a file, a form. */
    Answer upload(String path, String type, String file) {
        return send(request(path).setHeader("Content-Type", type).POST(BodyPublishers.ofString(file)));
    }

    Answer put(String path, String body, String... headers) {
        return send(with(request(path), headers).PUT(BodyPublishers.ofString(body)));
    }

    Answer putFile(String path, String type, String file, String... headers) {
        return send(with(request(path), headers).setHeader("Content-Type", type).PUT(BodyPublishers.ofString(file)));
    }

    Answer patch(String path, String body, String... headers) {
        return send(with(request(path), headers).method("PATCH", BodyPublishers.ofString(body)));
    }

    Answer delete(String path, String... headers) {
        return send(with(request(path), headers).DELETE());
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .setHeader("Content-Type", "application/json");
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode parse(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    static String json(Map<String, ?> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
