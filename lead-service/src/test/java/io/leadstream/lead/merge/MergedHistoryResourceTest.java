package io.leadstream.lead.merge;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a merged lead had is found from the survivor, and is the restored lead's again, exactly. */
@StackTest
class MergedHistoryResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String LEAD = "/api/leads/%s";
    private static final String ROUTED = "/api/routing/leads/%s";

    /** What is listed of a lead, and the member by which its items are known. */
    private static final Map<String, String> LISTS = Map.of(
            LEAD + "/notes", "id",
            LEAD + "/comments", "id",
            LEAD + "/hand-overs", "id",
            LEAD + "/enrichment", "id",
            LEAD + "/activities", "id",
            LEAD + "/attribution", "campaign",
            LEAD + "/consents", "purpose",
            LEAD + "/timeline?types=CAPTURE,ACTIVITY,NOTE,COMMENT,HAND_OVER,ASSIGNMENT", "id",
            ROUTED + "/assignments", "id",
            ROUTED + "/responses", "id");

    private final String mark = "m" + UUID.randomUUID().toString().replace("-", "");
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void allThatIsListedOfTheTwoIsListedOfTheSurvivorAndGoesBackExactly() {
        publish("targets", """
                {"targets":[{"name":"%1$s","kind":"FIRST","starts":"CAPTURE","within":"PT1H",
                   "when":{"field":"medium","op":"eq","value":"%1$s"}}]}""".formatted(mark));
        String survivor = withHistory("a");
        String merged = withHistory("b");
        publish("targets", "{\"targets\":[]}");
        Map<String, Object> survivorsBefore = lists(survivor);
        Map<String, Object> mergedBefore = lists(merged);
        Map<String, List<String>> rowsBefore = rows(survivor, merged);

        String merge = merged(survivor, merged);

        LISTS.forEach((path, member) -> {
            Set<Object> both = new HashSet<>(known(survivorsBefore.get(path), member));
            both.addAll(known(mergedBefore.get(path), member));
            assertEquals(both, new HashSet<>(known(items(path, survivor), member)), path);
            assertTrue(both.size() > known(mergedBefore.get(path), member).size(), path + " is of both");
        });

        unmerge(survivor, merge).statusCode(200);

        assertEquals(survivorsBefore, lists(survivor));
        assertEquals(mergedBefore, lists(merged));
        Map<String, List<String>> rowsAfter = rows(survivor, merged);
        rowsBefore.forEach((table, rows) -> assertEquals(rows, rowsAfter.get(table), table));
    }

    /**
     * What every table has of the two, whatever its name; but for versions, the cards' time of change, and the record of
     * the merge itself.
     */
    private Map<String, List<String>> rows(String survivor, String merged) {
        List<String> tables = api.stack().psql("""
                select table_name from information_schema.columns
                where table_schema = 'public' and column_name = 'lead_id' and table_name <> 'lead_change'
                union all select 'lead'""");
        assertTrue(tables.size() > 20, tables::toString);
        return tables.stream().collect(Collectors.toMap(table -> table, table -> api.stack()
                .psql("select to_jsonb(t) - 'version' - 'changed_at' from %s t where %s in ('%s', '%s') order by 1"
                        .formatted(table, table.equals("lead") ? "id" : "lead_id", survivor, merged))));
    }

    /** One of everything. */
    private String withHistory(String letter) {
        String lead = api.capture("""
                        {"email":"%s","source":"OUTBOUND","medium":"%s","campaign":"%s-%s","consent":{"%s":true}}""".formatted(newAddress(), mark, mark, letter, letter + mark.substring(0, 9)))
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(LIMIT)
                .until(() -> !known(items(ROUTED + "/responses", lead), "id").isEmpty());
        post(lead, "notes", "{\"type\":\"NEED\",\"text\":\"needs it\"}", 201);
        post(lead, "comments", "{\"text\":\"said\"}", 201);
        post(lead, "hand-overs", "{\"to\":\"rep-9\",\"role\":\"MARKETING\"}", 201);
        post(lead, "enrichment", "{\"source\":\"register\",\"fields\":{\"jobTitle\":\"CFO\"}}", 200);
        post(lead, "activities", "{\"type\":\"CALL\"}", 201);
        api.as("manager")
                .body("{\"owner\":\"rep-%s\"}".formatted(letter))
                .post(ROUTED.formatted(lead) + "/assignments")
                .then()
                .statusCode(200);
        return lead;
    }

    @Test
    void whatComesSinceIsTheSurvivorsAndListed() {
        String survivor = api.capturedLead();
        String merged = api.capturedLead();
        String handOver = post(merged, "hand-overs", "{\"to\":\"rep\",\"role\":\"ACCOUNT_MANAGER\"}", 201)
                .extract()
                .path("id");
        String merge = merged(survivor, merged);

        post(survivor, "notes", "{\"type\":\"NEED\",\"text\":\"since\"}", 201);
        post(survivor, "comments", "{\"text\":\"since\"}", 201);
        post(survivor, "hand-overs/" + handOver + "/acceptance", "{}", 200);
        api.get(survivor).body("owner", equalTo("rep"));
        consent(survivor, "WITHDRAWN");

        unmerge(survivor, merge)
                .statusCode(200)
                .body("notes.items.what", contains("NEED"))
                .body("comments.items.what", contains("rep"))
                .body("handOvers.items.id", contains(handOver))
                .body("consents.items.what", contains("calls WITHDRAWN"))
                .body("assignments.items.what", contains("rep"))
                .body("changes.field", contains("owner"));
        for (String path : List.of("/notes", "/comments", "/hand-overs", "/consents")) {
            assertEquals(1, known(items(LEAD + path, survivor), "").size(), path);
            assertEquals(0, known(items(LEAD + path, merged), "").size(), path);
        }
        api.get(survivor).body("owner", equalTo("rep"));
        api.get(merged).body("owner", equalTo(null));
    }

    @Test
    void aMemberOfListsAndSegmentsStandsThereAsTheSurvivorMeanwhile() {
        String rule = "{\"field\":\"campaign\",\"op\":\"eq\",\"value\":\"%s\"}".formatted(mark);
        String segment = "s-" + mark;
        api.as("marketing")
                .body("{\"key\":\"%s\",\"name\":\"x\",\"rule\":%s}".formatted(segment, rule))
                .post("/api/segments")
                .then()
                .statusCode(201);
        String first = prospect();
        String second = prospect();
        api.record(first, "{\"type\":\"EMAIL_SENT\",\"occurredAt\":\"2026-02-01T00:00:00Z\"}");
        api.record(second, "{\"type\":\"EMAIL_REPLIED\",\"occurredAt\":\"2026-02-02T00:00:00Z\"}");
        String list = api.as("rep")
                .body("{\"name\":\"Marked\",\"filter\":%s}".formatted(rule))
                .post("/api/prospect-lists")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(LIMIT).until(() -> list(list).extract().path("state").equals("DONE"));
        await().atMost(LIMIT)
                .until(() -> segment(segment).extract().path("state").equals("DONE"));
        list(list).body("counts.members", equalTo(2)).body("counts.replied", equalTo(0));
        segment(segment).body("members", equalTo(2));

        String merge = merged(first, second);

        list(list).body("counts.members", equalTo(1)).body("counts.replied", equalTo(1));
        members(list).body("items.leadId", contains(first)).body("items[0].repliedAt", equalTo("2026-02-02T00:00:00Z"));
        segment(segment).body("members", equalTo(1));
        assertEquals(List.of(first), api.found("segment", segment));

        unmerge(first, merge).statusCode(200);

        list(list).body("counts.members", equalTo(2)).body("counts.replied", equalTo(0));
        members(list).body("items.leadId", contains(second, first));
        segment(segment).body("members", equalTo(2));
        assertEquals(List.of(second, first), api.found("segment", segment));
    }

    private String prospect() {
        return api.capture(
                        "{\"email\":\"%s\",\"source\":\"OUTBOUND\",\"campaign\":\"%s\"}".formatted(newAddress(), mark))
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aStakeholderAndWhoWaitsForARepAreTheSurvivorMeanwhile() {
        String first = api.captured("jane@" + mark + ".example");
        String second = api.captured("jane@other-" + mark + ".example");
        String company = api.get(second).extract().path("company.id");
        String stakeholders = "/api/companies/" + company + "/stakeholders";
        String body = "{\"stakeholders\":[{\"leadId\":\"%s\"}]}";
        api.as("rep")
                .header("If-Match", "*")
                .body(body.formatted(second))
                .put(stakeholders)
                .then()
                .statusCode(200);
        assertTrue(unassigned().containsAll(List.of(first, second)));

        String merge = merged(first, second);

        api.as("rep").get(stakeholders).then().body("stakeholders.leadId", contains(first));
        assertTrue(unassigned().contains(first) && !unassigned().contains(second));
        api.as("manager")
                .body("{\"owner\":\"x\"}")
                .post(ROUTED.formatted(second) + "/assignments")
                .then()
                .statusCode(409)
                .body("mergedInto", equalTo(first));

        unmerge(first, merge).statusCode(200);

        api.as("rep").get(stakeholders).then().body("stakeholders.leadId", contains(second));
        assertTrue(unassigned().containsAll(List.of(first, second)));
    }

    @Test
    void ofSeveralMergesAtOnceOneIsMade() throws Exception {
        String merged = api.capturedLead();
        List<String> survivors =
                IntStream.range(0, 6).mapToObj(i -> api.capturedLead()).toList();
        List<String> tags = survivors.stream().map(api::etag).toList();

        List<Integer> answers = atOnce(IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(i -> () -> api.as("rep")
                        .header("If-Match", tags.get(i))
                        .body("{\"mergedLeadId\":\"%s\"}".formatted(merged))
                        .post("/api/leads/" + survivors.get(i) + "/merges")
                        .statusCode())
                .toList());

        assertEquals(Map.of(201, 1, 409, 5), counted(answers));
        String survivor = api.get(merged).extract().path("mergedInto");
        assertTrue(survivors.contains(survivor));
    }

    @Test
    void anUndoingTwiceAtOnceIsOneAndAfterAnErasureNone() throws Exception {
        String survivor = api.capturedLead();
        String merged = api.capturedLead();
        String merge = merged(survivor, merged);
        String tag = api.etag(survivor);

        List<Integer> answers = atOnce(List.of(() -> undo(survivor, merge, tag), () -> undo(survivor, merge, tag)));

        assertEquals(Map.of(200, 2), counted(answers));
        api.as("rep")
                .get("/api/leads/" + survivor + "/timeline?types=MERGE,UNMERGE")
                .then()
                .body("items.type", contains("MERGE", "UNMERGE"));
        String again = merged(survivor, merged);
        api.erase(merged).statusCode(202);
        assertEquals(404, undo(survivor, again, "*"));
        api.get(survivor).statusCode(404);
    }

    private int undo(String survivor, String merge, String tag) {
        return api.as("rep")
                .header("If-Match", tag)
                .delete("/api/leads/" + survivor + "/merges/" + merge)
                .statusCode();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> commands) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(commands).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }

    private static Map<Integer, Integer> counted(List<Integer> answers) {
        var counted = new HashMap<Integer, Integer>();
        answers.forEach(answer -> counted.merge(answer, 1, Integer::sum));
        return counted;
    }

    private Map<String, Object> lists(String lead) {
        var lists = new HashMap<String, Object>();
        LISTS.keySet().forEach(path -> lists.put(path, items(path, lead)));
        lists.put("card", api.get(lead).extract().path("$"));
        return lists;
    }

    private Object items(String path, String lead) {
        return api.as("rep")
                .get(path.formatted(lead))
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private static List<Object> known(Object items, String member) {
        return ((List<?>) items)
                .stream()
                        .<Object>map(item -> member.isEmpty() ? item : ((Map<?, ?>) item).get(member))
                        .toList();
    }

    private ValidatableResponse post(String lead, String what, String body, int status) {
        return api.as("rep")
                .body(body)
                .post("/api/leads/" + lead + "/" + what)
                .then()
                .statusCode(status);
    }

    private void consent(String lead, String state) {
        api.as("rep")
                .body("{\"state\":\"%s\",\"source\":\"PHONE\"}".formatted(state))
                .put("/api/leads/" + lead + "/consents/calls")
                .then()
                .statusCode(200);
    }

    private List<String> unassigned() {
        return api.as("rep").get("/api/routing/unassigned").then().extract().path("items.leadId");
    }

    private ValidatableResponse list(String id) {
        return api.as("rep").get("/api/prospect-lists/" + id).then().statusCode(200);
    }

    private ValidatableResponse members(String id) {
        return api.as("rep")
                .get("/api/prospect-lists/" + id + "/members")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse segment(String key) {
        return api.as("rep").get("/api/segments/" + key).then().statusCode(200);
    }

    private String merged(String survivor, String merged) {
        return api.as("rep")
                .header("If-Match", api.etag(survivor))
                .body("{\"mergedLeadId\":\"%s\"}".formatted(merged))
                .post("/api/leads/" + survivor + "/merges")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse unmerge(String survivor, String merge) {
        return api.as("rep")
                .header("If-Match", api.etag(survivor))
                .delete("/api/leads/" + survivor + "/merges/" + merge)
                .then();
    }

    private void publish(String list, String body) {
        String etag = api.as("rep").get("/api/routing/" + list).header("ETag");
        api.as("revops")
                .header("If-Match", etag)
                .body(body)
                .put("/api/routing/" + list)
                .then()
                .statusCode(not(400));
    }
}
