package io.leadstream.pipeline.live;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class StreamResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<InputStream> open = new CopyOnWriteArrayList<>();
    private final Api api = new Api();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (InputStream body : open) {
            body.close();
        }
        client.shutdownNow();
    }

    /** An event as it was heard, and where to go on behind it. */
    private record Heard(String id, String type, JsonPath data) {}

    private HttpResponse<InputStream> request(String role, String query, String lastEventId) {
        var request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/deals/stream?" + query))
                .header("Authorization", "Bearer " + api.stack().token(role))
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

    /** Listens from when this returns on. */
    private List<Heard> listen(String query, String lastEventId) {
        HttpResponse<InputStream> answer = request("rep", query, lastEventId);
        assertEquals(200, answer.statusCode());
        open.add(answer.body());
        var heard = new CopyOnWriteArrayList<Heard>();
        var lines = new CopyOnWriteArrayList<String>();
        Thread.ofVirtual().start(() -> read(answer.body(), lines, heard));
        await().atMost(LIMIT).until(() -> !lines.isEmpty());
        return heard;
    }

    private static void read(InputStream body, List<String> lines, List<Heard> heard) {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (!line.isEmpty()) {
                    block.add(line);
                    continue;
                }
                if (block.stream().anyMatch(of -> of.startsWith("data:"))) {
                    heard.add(new Heard(
                            field(block, "id:"), field(block, "event:"), JsonPath.from(field(block, "data:"))));
                }
                block.clear();
            }
        } catch (IOException | UncheckedIOException closed) {
            lines.add("end");
        }
    }

    private static String field(List<String> block, String name) {
        return block.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .reduce("", String::concat);
    }

    private static List<Heard> about(List<Heard> heard, String deal) {
        return heard.stream()
                .filter(one -> one.data().getString("dealId").equals(deal))
                .toList();
    }

    private static List<String> types(List<Heard> heard, String deal) {
        return about(heard, deal).stream().map(Heard::type).toList();
    }

    private static List<Heard> awaitAbout(List<Heard> heard, String deal, int count) {
        await().atMost(LIMIT).until(() -> about(heard, deal).size() >= count);
        return about(heard, deal);
    }

    @Test
    void aBoardHearsWhatHappensWithWhatItsCardShows() {
        List<Heard> heard = listen("", null);
        String deal = api.openDeal(
                "{\"name\":\"Jane's deal\",\"owner\":\"rep-7\",\"amount\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}}");
        api.prove(deal, "NEED_CONFIRMED");
        api.move(deal, "FIT_EVALUATED").then().statusCode(200);

        Heard moved = awaitAbout(heard, deal, 4).getLast();

        assertEquals("deal.stage-entered.v1", moved.type());
        assertEquals("FIT_EVALUATED", moved.data().getString("stage"));
        assertEquals("OPEN", moved.data().getString("state"));
        assertEquals("1200.00", moved.data().getString("amount.amount"));
        assertEquals("rep-7", moved.data().getString("owner"));
        assertEquals(api.etag(deal), "\"" + moved.data().getInt("version") + "\"");
        assertEquals("pipeline-service/" + deal + "/4", moved.data().getString("ref"));
        assertFalse(heard.stream().anyMatch(one -> one.data().prettify().contains("Jane")));
    }

    @Test
    void aBoardHearsOfWhatLeavesIt() {
        String owner = "o" + UUID.randomUUID();
        List<Heard> own = listen("owner=" + owner, null);
        List<Heard> needs = listen("stage=NEED_CONFIRMED&state=OPEN&owner=" + owner, null);
        String deal = api.openDeal("{\"name\":\"Acme\",\"owner\":\"" + owner + "\"}");
        api.prove(deal, "NEED_CONFIRMED");
        api.move(deal, "FIT_EVALUATED").then().statusCode(200);
        // told by where the deal is when the board is told: so one step after the other
        awaitAbout(own, deal, 4);
        awaitAbout(needs, deal, 4);
        patch(deal, "{\"expectedClose\":\"2030-01-31\"}");
        awaitAbout(own, deal, 5);
        patch(deal, "{\"owner\":\"another\"}");
        List<Heard> left = awaitAbout(own, deal, 6);
        patch(deal, "{\"owner\":\"third\"}");
        api.command("rep", deal, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);

        assertEquals(List.of("owner"), left.getLast().data().getList("fields"));
        assertEquals("deal.changed.v1", left.getLast().type());
        // it left the column with the move: later changes are not the column's
        String end = api.openDeal("{\"name\":\"End\",\"owner\":\"" + owner + "\"}");
        awaitAbout(needs, end, 1);
        awaitAbout(own, end, 1);
        assertEquals("deal.stage-entered.v1", types(needs, deal).getLast());
        assertEquals(4, about(needs, deal).size());
        assertEquals(6, about(own, deal).size());
    }

    @Test
    void whoComesBackHearsWhatItMissedOnceAndThenGoesOn() throws IOException {
        String product = "product:" + UUID.randomUUID();
        String deal =
                api.openDeal("{\"name\":\"Acme\",\"segments\":{\"product\":\"%s\"}}".formatted(product.substring(8)));
        new Topic(api.stack(), "deal-events").await(deal, 1); // so that the opening comes before the listening
        List<Heard> first = listen("segment=" + product, null);
        patch(deal, "{\"expectedClose\":\"2030-01-01\"}");
        patch(deal, "{\"expectedClose\":\"2030-01-02\"}");
        Heard last = awaitAbout(first, deal, 2).getFirst();
        open.getLast().close();
        patch(deal, "{\"expectedClose\":\"2030-01-03\"}");

        List<Heard> again = listen("segment=" + product, last.id());
        patch(deal, "{\"expectedClose\":\"2030-01-04\"}");

        awaitAbout(again, deal, 3);
        assertEquals(
                Stream.of(3, 4, 5)
                        .map(sequence -> "pipeline-service/" + deal + "/" + sequence)
                        .toList(),
                about(again, deal).stream()
                        .map(heard -> heard.data().getString("ref"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"state=MAYBE,", "category=HOT,", "leadId=me,", "segment=GTX,", "q=acme,", "x=1,", ",nonsense", ",zzzzzz"
    })
    void whatIsUnclearIsBadInput(String query, String lastEventId) throws IOException {
        HttpResponse<InputStream> answer = request("rep", query == null ? "" : query, lastEventId);

        assertEquals(400, answer.statusCode());
        assertTrue(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8).contains("violations"));
    }

    @Test
    void whoMayNotReadDealsMayNotListen() {
        assertEquals(403, request("partner", "", null).statusCode());
    }

    private void patch(String deal, String body) {
        api.as("rep")
                .contentType("application/merge-patch+json")
                .header("If-Match", api.etag(deal))
                .body(body)
                .patch("/api/deals/" + deal)
                .then()
                .statusCode(200);
    }
}
