package io.leadstream.lead.merge;

import static io.leadstream.lead.LeadApi.newNumber;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class MergeResourceTest {

    private final String word = "m" + UUID.randomUUID().toString().replace("-", "");
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    private String email(String name) {
        return name + "@" + word + ".example";
    }

    private String captured(String email, String more) {
        return api.capture("{\"email\":\"%s\",\"source\":\"WEB_FORM\"%s}".formatted(email, more))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse merge(String survivor, String merged, String choose) {
        return api.as("rep")
                .header("If-Match", api.etag(survivor))
                .body("{\"mergedLeadId\":\"%s\",\"choose\":%s}".formatted(merged, choose))
                .post("/api/leads/" + survivor + "/merges")
                .then();
    }

    private String merged(String survivor, String merged) {
        return merge(survivor, merged, "{}").statusCode(201).extract().path("id");
    }

    private ValidatableResponse unmerge(String survivor, String merge) {
        return api.as("rep")
                .header("If-Match", api.etag(survivor))
                .delete("/api/leads/" + survivor + "/merges/" + merge)
                .then();
    }

    private Map<String, Object> card(String lead) {
        return api.get(lead).statusCode(200).extract().path("$");
    }

    private ValidatableResponse touches(String lead) {
        return api.as("rep").get("/api/leads/" + lead + "/touches").then().statusCode(200);
    }

    @Test
    void bothHistoriesAreOneAndTwoAgainExactlyAsTheyWere() {
        String jane = captured(email("jane"), ",\"jobTitle\":\"VP\",\"campaign\":\"a\"");
        String fair = captured(
                email("jane+fair"),
                ",\"jobTitle\":\"CEO\",\"lastName\":\"Doe\",\"phone\":\"%s\"".formatted(newNumber()));
        api.capture("{\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(email("jane+fair")))
                .statusCode(200);
        api.record(fair, "{\"type\":\"CALL\"}").statusCode(201);
        var janeBefore = card(jane);
        var fairBefore = card(fair);

        api.as("rep")
                .get("/api/leads/" + jane + "/merges/preview?mergedLeadId=" + fair)
                .then()
                .statusCode(200)
                .body("survivor", equalTo(jane))
                .body("fields.find { it.field == 'jobTitle' }.why", equalTo("SURVIVOR_FIRST"))
                .body("fields.find { it.field == 'lastName' }.chosen", equalTo("MERGED"))
                .body("fields.find { it.field == 'lastName' }.why", equalTo("ONLY_MERGED"));
        String merge = merge(jane, fair, "{\"jobTitle\":\"merged\",\"email\":\"merged\"}")
                .statusCode(201)
                .header("Leadstream-Event", containsString("lead-service/" + jane))
                .header("ETag", equalTo(api.etag(jane)))
                .body("fields.find { it.field == 'jobTitle' }.chosen", equalTo("MERGED"))
                .extract()
                .path("id");

        api.get(jane)
                .body("touches", equalTo(3))
                .body("email", equalTo(email("jane+fair")))
                .body("jobTitle", equalTo("CEO"))
                .body("lastName", equalTo("Doe"))
                .body("campaign", equalTo("a"));
        api.get(fair).body("status", equalTo("MERGED")).body("mergedInto", equalTo(jane));
        touches(jane).body("items.leadId", contains(jane, fair, fair));
        api.as("rep").get("/api/leads/" + jane + "/activities").then().body("items.type", contains("CALL"));
        api.as("rep")
                .get("/api/leads/" + jane + "/timeline?types=ACTIVITY")
                .then()
                .body("items.size()", equalTo(1));
        assertEquals(List.of(jane), api.found("q", word));
        assertEquals(List.of(fair), mergedOnes());
        merge(jane, fair, "{}").statusCode(200).body("id", equalTo(merge));

        unmerge(jane, merge).statusCode(200).body("changes", empty()).body("touches.count", equalTo(0));

        assertEquals(janeBefore, card(jane));
        assertEquals(fairBefore, card(fair));
        touches(jane).body("items.leadId", contains(jane));
    }

    private List<String> mergedOnes() {
        return api.as("rep")
                .get("/api/leads?status=MERGED&q=" + word)
                .then()
                .extract()
                .path("items.id");
    }

    @Test
    void whateverIdentifiedEitherFindsTheSurvivorAndWhatCameSinceStaysWithIt() {
        String number = newNumber();
        String jane = captured(email("jane"), "");
        String other = captured(email("other"), ",\"phone\":\"%s\"".formatted(number));
        String merge = merge(jane, other, "{\"email\":\"merged\"}")
                .statusCode(201)
                .extract()
                .path("id");

        for (String identity : List.of(email("jane"), email("other"))) {
            api.capture("{\"email\":\"%s\",\"jobTitle\":\"VP\",\"source\":\"CHAT\"}".formatted(identity))
                    .statusCode(200)
                    .body("id", equalTo(jane));
        }
        api.capture("{\"phone\":\"%s\",\"source\":\"CHAT\"}".formatted(number)).body("id", equalTo(jane));
        api.record(jane, "{\"type\":\"MEETING\"}").statusCode(201);
        api.patch(jane, "{\"region\":\"Berlin\"}").statusCode(200).body("touches", equalTo(5));

        unmerge(jane, merge)
                .statusCode(200)
                .body("restoredLeadId", equalTo(other))
                .body("changes.field", containsInAnyOrder("jobTitle", "region"))
                .body("touches.count", equalTo(3))
                .body("activities.items.what", contains("MEETING"))
                .body("notRestored", empty());
        unmerge(jane, merge).statusCode(200).body("touches.count", equalTo(3));

        api.get(jane)
                .body("touches", equalTo(4))
                .body("email", equalTo(email("jane")))
                .body("jobTitle", equalTo("VP"))
                .body("region", equalTo("Berlin"))
                .body("phone", nullValue());
        touches(jane).body("items.nr", contains(1, 2, 3, 4));
        api.get(other)
                .body("touches", equalTo(1))
                .body("email", equalTo(email("other")))
                .body("phone", equalTo(number))
                .body("mergedInto", nullValue());
        api.capture("{\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(email("other")))
                .body("id", equalTo(other))
                .body("touches", equalTo(2));
        api.capture("{\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(email("jane")))
                .body("id", equalTo(jane))
                .body("touches", equalTo(5));
    }

    @Test
    void mergesWithinMergesAreUndoneFromTheOutside() {
        String a = captured(email("a"), "");
        String b = captured(email("b"), "");
        String c = captured(email("c"), "");
        String inner = merged(b, c);
        String outer = merged(a, b);

        api.get(c).body("mergedInto", equalTo(a));
        api.capture("{\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(email("c")))
                .body("id", equalTo(a));
        touches(a).body("items", hasSize(4));
        unmerge(b, inner).statusCode(409).body("mergedInto", equalTo(a));
        merge(b, captured(email("d"), ""), "{}").statusCode(409).body("mergedInto", equalTo(a));
        merge(c, a, "{}").statusCode(409);
        for (String command : List.of("activities")) {
            api.as("rep")
                    .body("{\"type\":\"CALL\"}")
                    .post("/api/leads/" + c + "/" + command)
                    .then()
                    .statusCode(409)
                    .body("mergedInto", equalTo(a));
        }
        api.patch(c, "{\"region\":\"x\"}")
                .statusCode(409)
                .body("type", equalTo("urn:leadstream:problem:lead-is-merged"));

        unmerge(a, outer).statusCode(200);

        api.get(c).body("mergedInto", equalTo(b));
        api.get(b).body("mergedInto", nullValue()).body("touches", equalTo(2));
        unmerge(b, inner).statusCode(200);
        api.get(c).body("mergedInto", nullValue());
        api.as("rep").get("/api/leads/" + b + "/merges").then().body("items.id", contains(outer, inner));
    }

    @Test
    void refusesWhatCannotBeMerged() {
        String jane = captured(email("jane"), "");
        String other = captured(email("other"), "");

        merge(jane, jane, "{}").statusCode(400).body("violations.field", contains("mergedLeadId"));
        merge(jane, other, "{\"nothing\":\"merged\"}")
                .statusCode(400)
                .body("violations.field", contains("choose.nothing"));
        merge(jane, other, "{\"email\":\"both\"}").statusCode(400);
        merge(jane, UUID.randomUUID().toString(), "{}").statusCode(404);
        String body = "{\"mergedLeadId\":\"%s\"}".formatted(other);
        String merges = "/api/leads/" + jane + "/merges";
        api.as("rep").body(body).post(merges).then().statusCode(428);
        api.as("rep")
                .header("If-Match", "\"99\"")
                .body(body)
                .post(merges)
                .then()
                .statusCode(412);
        api.as("rep").get(merges + "/preview").then().statusCode(400);
        api.as("rep").get(merges + "/" + UUID.randomUUID()).then().statusCode(404);
        api.get(other).body("mergedInto", nullValue());
    }

    @Test
    void theOneThatHasComeFurtherSurvives() {
        String jane = captured(email("jane"), "");
        String further = captured(email("further"), "");
        try (var topics = new Topics()) {
            topics.sendQualification(
                    further,
                    1,
                    "lead.lifecycle-changed.v1",
                    "{\"leadId\":\"%s\",\"to\":\"SAL\",\"by\":\"rep\"}".formatted(further));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "SAL".equals(card(further).get("status")));

        merge(jane, further, "{}").statusCode(409).body("survivor", equalTo(further));
        merge(further, jane, "{}").statusCode(201);
    }

    @Test
    void anErasureReachesAllCardsOfThePerson() {
        String jane = captured(email("jane"), "");
        String other = captured(email("other"), "");
        merged(jane, other);

        api.erase(other).statusCode(202);

        api.get(jane).statusCode(404);
        api.get(other).statusCode(404);
        try (var topics = new Topics()) {
            for (String lead : List.of(jane, other)) {
                await().atMost(Duration.ofSeconds(20)).until(() -> topics.read("lead-events", lead).stream()
                        .anyMatch(event -> "lead.erased.v1".equals(Topics.header(event.headers(), "ce_type"))));
            }
        }
    }

    @Test
    void mergesAndCapturesAtOnceLoseNothingAndWaitForEachOtherInOneOrder() throws Exception {
        String a = captured(email("a"), "");
        String b = captured(email("b"), "");
        String atTheStart = api.etag(a);
        String otherAtTheStart = api.etag(b);
        List<Callable<Integer>> commands = IntStream.range(0, 24)
                .<Callable<Integer>>mapToObj(i -> () -> switch (i % 4) {
                    case 0 -> post(a, b, atTheStart);
                    case 1 -> post(b, a, otherAtTheStart);
                    default ->
                        api.capture("{\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(email(i % 4 == 2 ? "a" : "b")))
                                .extract()
                                .statusCode();
                })
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(commands)) {
                assertEquals(true, List.of(200, 201, 409, 412).contains(done.get()), done.get() + "");
            }
        }

        int all = touches(a).extract().<List<?>>path("items").size()
                + touches(b).extract().<List<?>>path("items").size();
        assertEquals(
                14, mergedOnes().isEmpty() ? all : all - ownTouches(mergedOnes().getFirst()));
    }

    private int ownTouches(String merged) {
        return touches(merged).extract().<List<?>>path("items").size();
    }

    private int post(String survivor, String merged, String etag) {
        return api.as("rep")
                .header("If-Match", etag)
                .body("{\"mergedLeadId\":\"%s\"}".formatted(merged))
                .post("/api/leads/" + survivor + "/merges")
                .statusCode();
    }
}
