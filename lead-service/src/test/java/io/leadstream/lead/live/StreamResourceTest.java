package io.leadstream.lead.live;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class StreamResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Listening> open = new CopyOnWriteArrayList<>();
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Listening listening : open) {
            listening.body.close();
        }
        client.shutdownNow();
    }

    /** Somebody who listens, and what came. */
    private final class Listening {
        private final InputStream body;
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Listening(InputStream body) {
            this.body = body;
            Thread.ofVirtual().start(this::read);
            open.add(this);
        }

        private void read() {
            try (var reader = new java.io.BufferedReader(
                    new java.io.InputStreamReader(body, java.nio.charset.StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException closed) {
                lines.add("end");
            }
        }

        List<String> of(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1).strip())
                    .toList();
        }

        Listening awaitEvents(int count) {
            await().atMost(LIMIT).until(() -> of("event").size() >= count);
            return this;
        }
    }

    private HttpResponse<InputStream> request(String token, String query, String lastEventId) {
        var request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/leads/stream?" + query))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Listening listen(String token, String query, String lastEventId) {
        HttpResponse<InputStream> answer = request(token, query, lastEventId);
        assertEquals(200, answer.statusCode());
        var listening = new Listening(answer.body());
        await().atMost(LIMIT).until(() -> !listening.of("id").isEmpty());
        return listening;
    }

    private Listening listen(String query, String lastEventId) {
        return listen(api.stack().token("rep"), query, lastEventId);
    }

    @Test
    void whatHappensToALeadIsHeardWithWhatChangedAndTheCardsVersion() {
        Listening listening = listen("", null);
        String lead = api.capturedLead();
        api.patch(lead, "{\"jobTitle\":\"CEO\"}").statusCode(200);
        api.record(lead, "{\"type\":\"CALL\"}").statusCode(201);

        await().atMost(LIMIT).until(() -> about(listening, lead).size() == 3);

        List<String> told = about(listening, lead);
        assertTrue(told.get(0).contains("\"type\":\"lead.captured.v1\""), told.get(0));
        assertTrue(told.get(1).contains("\"fields\":[\"jobTitle\"]"), told.get(1));
        assertTrue(told.get(2).contains("\"version\":" + api.etag(lead).replace("\"", "")), told.get(2));
        assertTrue(told.get(2).contains("\"ref\":\"lead-service/" + lead + "/3\""), told.get(2));
        await().atMost(LIMIT)
                .until(() -> listening.lines.stream()
                                .filter(line -> line.startsWith(":"))
                                .count()
                        > 1);
    }

    private static void awaitTold(Listening listening, String lead, int count) {
        await().atMost(LIMIT).until(() -> about(listening, lead).size() >= count);
    }

    private static List<String> about(Listening listening, String lead) {
        return listening.of("data").stream().filter(data -> data.contains(lead)).toList();
    }

    @Test
    void whoComesBackHearsWhatItMissedOnceAndThenGoesOn() throws IOException {
        String lead = api.capturedLead();
        Listening first = listen("ids=" + lead, null);
        for (int i = 0; i < 5; i++) {
            api.record(lead, "{\"type\":\"CALL\"}").statusCode(201);
        }
        first.awaitEvents(2);
        int heard = first.of("event").size();
        String last = first.of("id").getLast();
        first.body.close();
        await().atMost(LIMIT).until(() -> !first.lines.isEmpty());
        for (int i = 0; i < 5; i++) {
            api.record(lead, "{\"type\":\"CHAT\"}").statusCode(201);
        }
        // from where the second event was: nothing of the first two again
        String second = idOfEvent(first, 2);

        Listening again = listen("ids=" + lead, second);
        api.record(lead, "{\"type\":\"MEETING\"}").statusCode(201);

        await().atMost(LIMIT).until(() -> again.of("data").stream().anyMatch(data -> data.contains("MEETING")));
        List<String> refs = java.util.stream.Stream.concat(
                        first.of("data").stream().limit(2), again.of("data").stream())
                .map(data -> data.replaceAll(".*\"ref\":\"[^\"]*/(\\d+)\".*", "$1"))
                .toList();
        assertEquals(
                java.util.stream.IntStream.rangeClosed(refs.isEmpty() ? 0 : Integer.parseInt(refs.getFirst()), 12)
                        .mapToObj(Integer::toString)
                        .toList(),
                refs);
        assertTrue(heard >= 2 && !last.isEmpty());
    }

    /** The id in the block of the n-th event. */
    private static String idOfEvent(Listening listening, int n) {
        String id = "";
        int events = 0;
        for (String line : listening.lines) {
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:") && ++events == n) {
                return id;
            }
        }
        throw new AssertionError("no event " + n);
    }

    @Test
    void aListHearsOfWhatLeavesIt() {
        String owner = "o" + System.nanoTime();
        String lead = api.capturedLead();
        Listening listening = listen("owner=" + owner, null);

        api.patch(lead, "{\"owner\":\"%s\"}".formatted(owner)).statusCode(200);
        awaitTold(listening, lead, 2);
        api.patch(lead, "{\"owner\":\"other\"}").statusCode(200);
        awaitTold(listening, lead, 4);
        api.patch(lead, "{\"owner\":\"third\"}").statusCode(200);
        api.erase(lead).statusCode(202);
        awaitTold(listening, lead, 5);

        assertEquals(
                List.of("lead.changed.v1", "lead.assigned.v1", "lead.changed.v1", "lead.assigned.v1", "lead.erased.v1"),
                about(listening, lead).stream()
                        .map(data -> data.replaceAll("^\\{\"type\":\"([^\"]*)\".*", "$1"))
                        .toList());
    }

    @Test
    void aPartnerHearsOfItsOwnLeadsAlone() {
        String token = api.stack().token("partner", "demo", Map.of("partner", "demo"));
        Listening listening = listen(token, "", null);
        String ours = api.capturedLead();
        String own = api.asPartner("demo")
                .body("{\"email\":\"%s\",\"source\":\"PARTNER\"}".formatted(LeadApi.newAddress()))
                .post("/api/leads")
                .then()
                .extract()
                .path("id");

        await().atMost(LIMIT).until(() -> !about(listening, own).isEmpty());
        assertEquals(List.of(), about(listening, ours));
    }

    @ParameterizedTest
    @CsvSource({"status=HOT,", "source=X,", "ids=1,", ",nonsense", ",zzzzzz~1"})
    void whatIsUnclearIsBadInput(String query, String lastEventId) {
        HttpResponse<InputStream> answer = request(api.stack().token("rep"), query == null ? "" : query, lastEventId);

        assertEquals(400, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void whoMayNotReadCardsMayNotListen() {
        assertEquals(403, request(api.stack().token("revops"), "", null).statusCode());
    }
}
