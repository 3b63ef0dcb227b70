package io.leadstream.lead.routing;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class FairRoutingResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Rules of this test meet leads of this campaign alone. */
    private final String campaign = "c" + UUID.randomUUID().toString().substring(0, 8);

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @AfterEach
    void noRulesAnyMore() {
        publish("rules", "{\"rules\":[]}").statusCode(200);
        publish("targets", "{\"targets\":[]}").statusCode(200);
    }

    @Test
    void twoHundredCapturedAtOnceGoAroundStrictlyAndNobodyGetsMoreThanTheCapacity() {
        put("reps/c-" + campaign, "{\"capacityPerDay\":20}").statusCode(200);
        pool("{\"strategy\":\"ROUND_ROBIN\",\"members\":[\"a-%1$s\",\"b-%1$s\",\"c-%1$s\"]}");
        toPool();

        List<String> leads = captured(200);

        await().atMost(LIMIT.multipliedBy(3)).until(() -> turns().size() == 200);
        var expected = new ArrayList<String>();
        IntStream.range(0, 20).forEach(i -> expected.addAll(List.of("a", "b", "c")));
        IntStream.range(0, 70).forEach(i -> expected.addAll(List.of("a", "b")));
        assertEquals(expected, turns());
        assertions(leads.getFirst())
                .body("items.size()", equalTo(1))
                .body("items[0].by", equalTo("RULE"))
                .body("items[0].rule", equalTo("mine"))
                .body("items[0].steps[0].candidates.verdict", hasItem("TAKES_IT"));
        try (var topics = new Topics()) {
            await().atMost(LIMIT).until(() -> topics.read("lead-events", leads.getFirst()).stream()
                    .anyMatch(event -> Topics.text(event.value()).contains("\"by\":\"RULE\"")));
        }
    }

    private List<String> captured(int count) {
        try (var threads = Executors.newFixedThreadPool(20)) {
            return threads
                    .invokeAll(IntStream.range(0, count)
                            .<Callable<String>>mapToObj(i -> this::captured)
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who got the leads of this test, in the order in which they were given. */
    private List<String> turns() {
        return api.stack().psql("""
                select left(a.owner, 1) from assignment a join lead l on l.id = a.lead_id
                where l.campaign = '%s' order by a.id""".formatted(campaign));
    }

    @Test
    void whoComesAloneDoesNotWaitBehindThoseWhoComeInBulk() {
        publish("rules", rules("\"user\":\"r-%s\"".formatted(campaign))).statusCode(200);
        api.stack().psql("""
                insert into lead (id, version, email, source, touches, search_text, created_at, changed_at)
                select gen_random_uuid(), 0, n || '@%1$s.example', 'OTHER', 1, '%1$s', now(), now()
                from generate_series(1, 3000) n""".formatted(campaign));

        String alone = captured();

        await().atMost(LIMIT).until(() -> owner(alone) != null);
        assertEquals(
                List.of("t"),
                api.stack()
                        .psql("select count(*) > 0 from routing_queue q join lead l on l.id = q.lead_id"
                                + " where l.search_text = '%s' and q.lane = 1".formatted(campaign)));
        api.stack().psql("delete from lead where search_text = '%s'".formatted(campaign));
    }

    @Test
    void aRepOptsOutAndInAgainAndSeesItsOwnBoard() {
        as("rep").delete("/api/routing/me/opt-out").then().statusCode(200).body("absent", equalTo(false));
        put(
                        "pools/" + campaign,
                        "{\"strategy\":\"ROUND_ROBIN\",\"members\":[\"rep\",\"other-%s\"]}".formatted(campaign))
                .statusCode(200);
        toPool();
        as("rep")
                .get("/api/routing/me")
                .then()
                .statusCode(200)
                .body("user", equalTo("rep"))
                .body("pools.find { it.pool == '%s' }.next".formatted(campaign), equalTo("rep"));

        as("rep")
                .body("{}")
                .put("/api/routing/me/opt-out")
                .then()
                .statusCode(200)
                .body("absent", equalTo(true));
        String version = as("rep").get("/api/routing/reps/rep").header("ETag");
        as("rep").body("{}").put("/api/routing/me/opt-out").then().statusCode(200);
        assertEquals(version, as("rep").get("/api/routing/reps/rep").header("ETag"));

        String lead = captured();
        await().atMost(LIMIT).until(() -> ("other-" + campaign).equals(owner(lead)));
        as("rep").delete("/api/routing/me/opt-out").then().statusCode(200).body("absent", equalTo(false));
        String next = captured();
        await().atMost(LIMIT).until(() -> "rep".equals(owner(next)));
        as("manager").get("/api/routing/reps/rep/board").then().body("givenToday", greaterThan(0));

        as("rep")
                .body("{\"from\":\"2099-01-02T00:00:00Z\",\"to\":\"2099-01-01T00:00:00Z\"}")
                .put("/api/routing/me/opt-out")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("to"));
        as("rep")
                .body("{\"from\":\"2099-01-01T00:00:00Z\",\"to\":\"2099-01-02T00:00:00Z\"}")
                .put("/api/routing/me/opt-out")
                .then()
                .body("absent", equalTo(false))
                .body("absences.size()", equalTo(1));
        as("rep").delete("/api/routing/me/opt-out").then().body("absences.size()", equalTo(0));
    }

    private io.restassured.specification.RequestSpecification as(String role) {
        return api.as(role);
    }

    private String captured() {
        return api.capture("{\"email\":\"%s\",\"source\":\"WEB_FORM\",\"campaign\":\"%s\"}"
                        .formatted(newAddress(), campaign))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String owner(String lead) {
        return api.get(lead).extract().path("owner");
    }

    private static String leadPath(String lead) {
        return "/api/routing/leads/" + lead;
    }

    private ValidatableResponse assertions(String lead) {
        return as("rep").get(leadPath(lead) + "/assignments").then().statusCode(200);
    }

    private void pool(String body) {
        put("pools/" + campaign, body.formatted(campaign)).statusCode(200);
    }

    private void toPool() {
        publish("rules", rules("\"pool\":\"%s\"".formatted(campaign))).statusCode(200);
    }

    private String rules(String target) {
        return """
                {"rules":[{"name":"mine","when":{"field":"campaign","op":"eq","value":"%s"},%s}]}""".formatted(campaign, target);
    }

    private ValidatableResponse put(String path, String body) {
        return as("revops").body(body).put("/api/routing/" + path).then();
    }

    private ValidatableResponse publish(String list, String body) {
        String etag = as("rep")
                .get("/api/routing/" + list)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        return as("revops")
                .header("If-Match", etag)
                .body(body)
                .put("/api/routing/" + list)
                .then();
    }
}
