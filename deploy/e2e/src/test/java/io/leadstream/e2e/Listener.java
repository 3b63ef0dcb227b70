package io.leadstream.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A front end that listens to leads, deals or figures through the gateway: server-sent events, in their order. */
final class Listener implements AutoCloseable {

    private static final int SECONDS = 60;
    private static final String LEADS = "/api/leads/stream";
    private static final String FIGURES = "/api/figures/stream";
    private static final String DEALS = "/api/deals/stream";

    /** An event, and where to go on behind it. */
    record Heard(String id, String type, JsonNode data) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    private Listener(Api api, String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.origin() + path))
                .header("Authorization", "Bearer " + api.token())
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<Stream<String>> answer = client.send(request.build(), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new AssertionError("the stream answered " + answer.statusCode());
        }
        Thread.ofVirtual().start(() -> listen(answer.body()));
    }

    /** Hears what happens from now on. */
    static Listener to(Api api, String query) {
        return open(api, LEADS + query);
    }

    /** Goes on behind an event that was heard before. */
    static Listener behind(String lastEventId, Api api, String query) {
        return open(api, LEADS + query, "Last-Event-ID", lastEventId);
    }

    /** Hears what happens to deals from now on. */
    static Listener toDeals(Api api, String query) {
        return open(api, DEALS + query);
    }

    static Listener toDealsBehind(String lastEventId, Api api, String query) {
        return open(api, DEALS + query, "Last-Event-ID", lastEventId);
    }

    /** Hears figures as they change. */
    static Listener toFigures(Api api, String query) {
        return open(api, FIGURES + query);
    }

    private static Listener open(Api api, String path, String... headers) {
        try {
            return new Listener(api, path, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void listen(Stream<String> body) {
        try (body) {
            var block = new ArrayList<String>();
            for (Iterator<String> lines = body.iterator(); lines.hasNext(); ) {
                String line = lines.next();
                if (!line.isEmpty()) {
                    block.add(line);
                    continue;
                }
                tell(block);
                block.clear();
            }
        } catch (UncheckedIOException closed) {
            // hung up, by either side: nothing more is heard
        }
    }

    private void tell(List<String> block) {
        String data = field(block, "data:");
        if (!data.isEmpty()) {
            heard.add(new Heard(field(block, "id:"), field(block, "event:"), Api.parse(data)));
        }
    }

    private static String field(List<String> block, String name) {
        var value = new StringBuilder();
        block.stream()
                .filter(line -> line.startsWith(name))
                .forEach(line -> value.append(line.substring(name.length()).strip()));
        return value.toString();
    }

    /** The next event. */
    Heard next() {
        try {
            Heard next = heard.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was heard");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first event that is so. */
    Heard next(Predicate<Heard> wanted) {
        Heard next = next();
        while (!wanted.test(next)) {
            next = next();
        }
        return next;
    }

    /** Hangs up. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
