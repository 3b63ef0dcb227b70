package io.leadstream.lead.team;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.leadstream.lead.database.Plan;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class TeamResourceTest {

    private final String ada = "ada-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();
    private LeadApi api;
    private String lead;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        lead = api.capturedLead();
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(api.stack().token("rep", user, Map.of())).contentType("application/json");
    }

    private String comment(String user, String text) {
        return as(user).body(Map.of("text", text))
                .post("/api/leads/" + lead + "/comments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whoIsMeantFindsTheCommentAndReadsIt() {
        String tag = api.etag(lead);
        String comment = comment(ada, "@" + bob + " can you help? @" + ada);

        as(bob).get("/api/mentions")
                .then()
                .body("items.commentId", contains(comment))
                .body("items[0].leadId", equalTo(lead))
                .body("items[0].by", equalTo(ada));
        as(ada).get("/api/mentions?state=all").then().body("items.size()", equalTo(0));
        as(bob).post("/api/mentions/" + comment + "/read")
                .then()
                .statusCode(200)
                .body("readAt", notNullValue());
        as(bob).get("/api/mentions").then().body("items.size()", equalTo(0));
        as(bob).get("/api/mentions?state=READ").then().body("items.commentId", contains(comment));
        as(bob).post("/api/mentions/" + comment + "/unread").then().body("readAt", nullValue());
        as(bob).body("{\"upTo\":\"2999-01-01T00:00:00Z\"}")
                .post("/api/mentions/read")
                .then()
                .body("marked", equalTo(1));
        as(ada).post("/api/mentions/" + comment + "/read").then().statusCode(404);
        api.get(lead).header("ETag", equalTo(tag));
    }

    @Test
    void anAuthorEditsAndDeletesAndWhatWasSaidIsKept() {
        String comment = comment(ada, "@" + bob + " first");
        String path = "/api/comments/" + comment;

        as(bob).header("If-Match", "\"0\"")
                .body("{\"text\":\"x\"}")
                .put(path)
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
        as(ada).body("{\"text\":\"x\"}").put(path).then().statusCode(428);
        as(ada).header("If-Match", "\"7\"")
                .body("{\"text\":\"x\"}")
                .put(path)
                .then()
                .statusCode(412);
        as(ada).header("If-Match", "\"0\"")
                .body("{\"text\":\"second\"}")
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("edited", equalTo(true));
        as(bob).get("/api/mentions?state=all").then().body("items.size()", equalTo(0));
        as(ada).header("If-Match", "\"1\"").delete(path).then().statusCode(204);
        as(ada).header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        as(ada).header("If-Match", "\"2\"")
                .body("{\"text\":\"x\"}")
                .put(path)
                .then()
                .statusCode(409);

        as(bob).get("/api/leads/" + lead + "/comments")
                .then()
                .body("items.deleted", contains(true))
                .body("items[0].text", nullValue());
        as(bob).get(path + "/history").then().statusCode(403);
        as(ada).get(path + "/history").then().body("text", contains("@" + bob + " first", "second"));
        as(ada).get("/api/leads/" + lead + "/timeline?types=COMMENT")
                .then()
                .body("items[0].detail.deleted", equalTo(true));
    }

    @Test
    void companiesAndDealsAreCommentedOnToo() {
        String company = api.get(lead).extract().path("company.id");
        as(ada).body("{\"text\":\"a target\"}")
                .post("/api/companies/" + company + "/comments")
                .then()
                .statusCode(201);
        as(ada).get("/api/companies/" + company + "/comments").then().body("items.text", hasItem("a target"));
        String deal = UUID.randomUUID().toString();
        as(ada).body(Map.of("dealId", deal, "text", "x"))
                .post("/api/comments")
                .then()
                .statusCode(404);
        try (var topics = new Topics()) {
            topics.sendDeal(deal, 1, "deal.opened.v1", """
                    {"dealId":"%s","leadId":"%s","pipeline":"standard","version":1,"stage":"A","rank":1,
                     "phase":"SALE","segments":{},"origin":"SQL"}""".formatted(deal, lead));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(ada).get("/api/comments?dealId=" + deal + "&atLeast=pipeline-service/" + deal + "/1")
                                .statusCode()
                        == 200);

        as(ada).body(Map.of("dealId", deal, "text", "signed"))
                .post("/api/comments")
                .then()
                .statusCode(201);

        as(ada).get("/api/comments?dealId=" + deal).then().body("items.text", contains("signed"));
        as(ada).get("/api/leads/" + lead + "/comments").then().body("items.dealId", contains(deal));
    }

    @Test
    void whoAcceptsAsAccountManagerOwnsTheLead() {
        String tag = api.etag(lead);
        String handOver = handOver("ACCOUNT_MANAGER");
        as(ada).body(Map.of("to", "x", "role", "ACCOUNT_MANAGER"))
                .post("/api/leads/" + lead + "/hand-overs")
                .then()
                .statusCode(409);
        as(bob).get("/api/hand-overs").then().body("items.id", contains(handOver));
        as(ada).post(path(handOver) + "/acceptance").then().statusCode(403).contentType(PROBLEM);

        as(bob).body("{\"note\":\"mine\"}")
                .post(path(handOver) + "/acceptance")
                .then()
                .statusCode(200)
                .header("Leadstream-Event", equalTo("lead-service/" + lead + "/2"))
                .body("state", equalTo("ACCEPTED"));

        as(bob).post(path(handOver) + "/acceptance").then().statusCode(200);
        as(bob).body("{\"reason\":\"late\"}")
                .post(path(handOver) + "/decline")
                .then()
                .statusCode(409)
                .body("from", equalTo("ACCEPTED"));
        api.get(lead).body("owner", equalTo(bob)).header("ETag", not(equalTo(tag)));
        as(ada).get("/api/leads/" + lead + "/timeline?types=HAND_OVER,CHANGE")
                .then()
                .body("items.type", hasItems("HAND_OVER", "CHANGE"))
                .body("items.detail.state", hasItems("PENDING", "ACCEPTED"))
                .body("items.detail.kind", hasItem("ASSIGNED"));
        try (var topics = new Topics()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> topics.read("lead-events", lead).size() == 2);
            String assigned =
                    Topics.text(topics.read("lead-events", lead).getLast().value());
            assertEquals("{\"leadId\":\"%s\",\"owner\":\"%s\",\"by\":\"HAND_OVER\"}".formatted(lead, bob), assigned);
        }
    }

    @Test
    void aManagerMayAnswerForAnotherAndOtherRolesOwnNothing() {
        String support = handOver("SUPPORT");
        String marketing = handOver("MARKETING");

        api.as("manager").post(path(support) + "/acceptance").then().statusCode(200);
        as(bob).body("{\"reason\":\"on holiday\"}")
                .post(path(marketing) + "/decline")
                .then()
                .statusCode(200)
                .body("answer", equalTo("on holiday"));

        api.get(lead).body("owner", nullValue());
        as(ada).get("/api/leads/" + lead + "/hand-overs").then().body("items.state", contains("ACCEPTED", "DECLINED"));
        as(ada).get("/api/hand-overs?from=" + ada + "&state=DECLINED").then().body("items.id", contains(marketing));
    }

    @Test
    void whatWasSaidGoesWithTheLead() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        as(ada).header("Idempotency-Key", word)
                .body(Map.of("text", word))
                .post("/api/leads/" + lead + "/comments")
                .then()
                .statusCode(201);
        String comment = comment(ada, word);
        as(ada).header("If-Match", "*").body("{\"text\":\"other\"}").put("/api/comments/" + comment);
        as(ada).header("Idempotency-Key", word)
                .body(Map.of("to", bob, "role", "SUPPORT", "note", word))
                .post("/api/leads/" + lead + "/hand-overs")
                .then()
                .statusCode(201);
        assertEquals("6", held(word));

        api.erase(lead).statusCode(202);

        assertEquals("0", held(word));
    }

    /** In how many rows of the team's tables, and of the kept answers, the word is found. */
    private String held(String word) {
        return api.stack().psql("""
                        select (select count(*) from comment where text = '%1$s')
                             + (select count(*) from comment_revision where text = '%1$s')
                             + (select count(*) from hand_over where note = '%1$s')
                             + (select count(*) from hand_over_step where note = '%1$s')
                             + (select count(*) from idempotent_answer where body like '%%%1$s%%')""".formatted(word)).getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/comments | {\"text\":\" \"} | text",
                "/comments | {} | text",
                "/comments | {\"text\":\"x\",\"by\":\"me\"} | by",
                "/hand-overs | {\"to\":\"x\",\"role\":\"BOSS\"} | role",
                "/hand-overs | {\"role\":\"SUPPORT\"} | to",
                "/hand-overs | {\"to\":\"x\"} | role"
            })
    void whatIsUnclearIsBadInput(String path, String body, String field) {
        as(ada).body(body)
                .post("/api/leads/" + lead + path)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.field", contains(field));
    }

    @Test
    void whoeverIsNotThereIsNotFound() {
        String nobody = UUID.randomUUID().toString();
        for (String path : List.of("/leads/" + nobody, "/companies/" + nobody)) {
            as(ada).body("{\"text\":\"x\"}")
                    .post("/api" + path + "/comments")
                    .then()
                    .statusCode(404);
            as(ada).get("/api" + path + "/comments").then().statusCode(404);
        }
        as(ada).get("/api/comments/" + nobody).then().statusCode(404);
        as(ada).get("/api/comments").then().statusCode(400);
        as(ada).post("/api/leads/" + lead + "/hand-overs/" + nobody + "/acceptance")
                .then()
                .statusCode(404);
        as(ada).get("/api/leads/" + lead + "/hand-overs/" + nobody).then().statusCode(404);
        api.as("partner").get("/api/mentions").then().statusCode(403);
        as(ada).body(Map.of(
                        "text",
                        java.util.stream.IntStream.range(0, 51)
                                .mapToObj(i -> "@u" + i)
                                .collect(java.util.stream.Collectors.joining(" "))))
                .post("/api/leads/" + lead + "/comments")
                .then()
                .statusCode(400)
                .body("violations.message", not(nullValue()));
    }

    @Test
    void everyListIsReadByItsIndex() {
        Stream.of(
                        Comments.OF_COMPANY,
                        Comments.OF_DEAL,
                        MentionInbox.ALL,
                        MentionInbox.UNREAD,
                        HandOvers.TO,
                        HandOvers.FROM)
                .forEach(list -> assertReadsByIndex(list, 0));
        Stream.of(Comments.OF_LEAD, HandOvers.OF_LEAD).forEach(ofFamily -> assertReadsByIndex(ofFamily, 1));
    }

    private static void assertReadsByIndex(String list, long sorts) {
        String plan = Plan.of(list);
        assertFalse(plan.contains("Seq Scan"), plan);
        assertEquals(
                sorts,
                plan.lines()
                        .filter(line -> line.strip().matches("(->)?\\s*Sort"))
                        .count(),
                plan);
    }

    private String handOver(String role) {
        return as(ada).body(Map.of("to", bob, "role", role, "note", "please"))
                .post("/api/leads/" + lead + "/hand-overs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String path(String handOver) {
        return "/api/leads/" + lead + "/hand-overs/" + handOver;
    }
}
