package io.leadstream.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/**
 * Some ordinary work for a stack whose JVMs record what they load and compile, so that the caches hold what is needed to
 * serve, not only to start.
 */
record Rehearsal(Ports ports, Tokens tokens) {
    private static final int ROUNDS = 300;

    /** Answers do not matter here, only that they come. */
    void run() {
        try (var http = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                perform(http);
            }
        } catch (IOException e) {
            throw new StackFailure("The stack stopped answering while its caches were recorded.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(HttpClient http) throws IOException, InterruptedException {
        var unique = UUID.randomUUID();
        var lead = send(http, "POST", "/api/leads", """
                {"email":"someone-%s@example.com","firstName":"A","lastName":"B","jobTitle":"Head of Sales",
                 "source":"WEB_FORM","country":"DE","company":{"name":"C","employees":120}}""".formatted(unique));
        var location = lead.headers().firstValue("Location").orElse("/api/leads/" + unique);
        var id = location.substring(location.lastIndexOf('/') + 1);
        send(http, "POST", "/api/leads/" + id + "/activities", "{\"type\":\"DEMO\"}");
        send(http, "GET", "/api/leads/" + id, "");
        send(http, "GET", "/api/qualifications/" + id, "");
        send(http, "POST", "/api/deals", "{\"name\":\"D\",\"amount\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}}");
        send(http, "GET", "/api/deals", "");
        send(http, "GET", "/api/conversion-rates", "");
        send(http, "GET", "/api/win-rates", "");
    }

    private HttpResponse<String> send(HttpClient http, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.gateway() + path))
                .header("Authorization", "Bearer " + tokens.sign("admin", "admin", java.util.Map.of()))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
