package io.leadstream.forecast.running;

import io.leadstream.local.test.Stack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A listener of a stream: its events, as they come. */
final class Listening implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    record Event(String name, String id, String data) {}

    Listening(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Stack.current().token("rep"))
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        Thread.ofVirtual().start(() -> listen(request.build()));
    }

    private void listen(HttpRequest request) {
        try {
            read(client.send(request, HttpResponse.BodyHandlers.ofLines()).body());
        } catch (IOException | UncheckedIOException closed) {
            // as close() does; whoever waits for an event finds that none came
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Stream<String> lines) {
        var block = new HashMap<String, String>();
        lines.forEach(line -> {
            if (line.isEmpty()) {
                if (block.containsKey("event")) {
                    events.add(new Event(block.get("event"), block.get("id"), block.get("data")));
                }
                block.clear();
            } else {
                int colon = line.indexOf(':');
                block.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (one, more) -> one + more);
            }
        });
    }

    List<Event> named(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
