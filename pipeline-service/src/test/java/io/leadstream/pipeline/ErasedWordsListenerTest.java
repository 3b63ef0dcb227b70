package io.leadstream.pipeline;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever people wrote anywhere of a deal is nowhere in the database once its lead is erased: each door is used with a
 * word of its own, then every column of every table is searched for it. A door that is added is to be used here too.
 */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class ErasedWordsListenerTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Api api = new Api();
    private final Topic leadEvents = new Topic(api.stack(), "lead-events");
    private final String lead = UUID.randomUUID().toString();
    private final String key = "w" + UUID.randomUUID();
    private final String word = "erika" + UUID.randomUUID().toString().replace("-", "");
    private String deal;

    @BeforeEach
    void openADealWhoseStagesAskForEverything() {
        api.ready();
        String criteria = "[{\"key\":\"c\",\"text\":\"The buyer named it\",\"inspectable\":\"the e-mail\"}]";
        String body = """
                {"key":"%1$s","name":"Words","stages":[
                  {"key":"A","name":"Need named","phase":"SALE","buyerOutcome":"The buyer has named it","exitCriteria":%2$s},
                  {"key":"B","name":"Terms accepted","phase":"SALE","buyerOutcome":"The buyer has accepted them",
                   "exitCriteria":%2$s,"repeatable":true,"rules":{"approval":{"roles":["manager"],"when":"ENTRY"}}},
                  {"key":"LIVE","name":"First value confirmed","phase":"POST_SALE",
                   "buyerOutcome":"The buyer has confirmed it","exitCriteria":%2$s}]}""".formatted(key, criteria);
        api.as("revops").body(body).post("/api/pipelines").then().statusCode(201);
        deal = api.openDeal("""
                {"name":"#","leadId":"%s","pipeline":"%s","strategyNote":"#","nextStep":{"text":"#"}}""".formatted(lead, key).replace("#", word));
    }

    @Test
    void whatPeopleWroteOfADealGoesWithItsLead() {
        writeEverywhere();
        assertTrue(placesOfTheWord().size() >= 10, () -> "it was written: " + placesOfTheWord());

        leadEvents.publish("lead-service", lead, 9, "lead.erased.v1", NOON, "{\"leadId\":\"%s\"}".formatted(lead));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("rep").get("/api/deals/" + deal).jsonPath().get("leadId") == null);
        assertEquals(List.of(), placesOfTheWord());
    }

    private void writeEverywhere() {
        String of = "/api/deals/" + deal;
        as(
                "rep",
                of + "/evidence",
                "{\"criterion\":\"c\",\"stage\":\"A\",\"kind\":\"EMAIL\",\"uri\":\"https://x/#\",\"note\":\"#\"}");
        as("manager", of + "/approvals", "{\"stage\":\"B\",\"decision\":\"APPROVED\",\"note\":\"#\"}");
        as("rep", of + "/rounds", "{\"stage\":\"B\",\"group\":\"#\",\"note\":\"#\"}");
        String task = as("rep", of + "/tasks", "{\"title\":\"#\"}");
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"state\":\"DONE\",\"result\":\"%s\"}".formatted(word))
                .patch(of + "/tasks/" + task)
                .then()
                .statusCode(200);
        String promise =
                as("rep", of + "/promises", "{\"measure\":\"#\",\"target\":\"#\",\"evidence\":\"https://x/#\"}");
        String handOver = as("rep", of + "/hand-overs", "{\"to\":\"cs-1\",\"role\":\"SUPPORT\",\"note\":\"#\"}");
        as("manager", of + "/hand-overs/" + handOver + "/decline", "{\"reason\":\"#\"}");
        as(
                "rep",
                of + "/stakeholders",
                "{\"personId\":\"%s\",\"roles\":[\"BLOCKER\"],\"objection\":\"#\",\"addressed\":\"#\",\"equippedWith\":[\"#\"]}"
                        .formatted(UUID.randomUUID()));
        api.as("rep")
                .body("{\"answer\":\"%s\"}".formatted(word))
                .put(of + "/playbook/spin/problem")
                .then()
                .statusCode(lessThan(300));
        command("moves", "{\"toStage\":\"B\",\"override\":{\"reason\":\"#\"}}");
        command("closure", "{\"outcome\":\"WON\",\"note\":\"#\",\"override\":{\"reason\":\"#\"}}");
        as(
                "rep",
                of + "/promises/" + promise + "/checks",
                "{\"outcome\":\"KEPT\",\"note\":\"#\",\"evidence\":\"https://x/#\"}");
        command("moves", "{\"toStage\":\"LIVE\",\"override\":{\"reason\":\"#\"}}");
        as(
                "rep",
                "/api/references",
                "{\"dealId\":\"%s\",\"consent\":{\"date\":\"2026-01-01\",\"evidence\":\"https://x/#\"},\"formats\":[\"CALL\"]}"
                        .formatted(deal));
        command("reopening", "{\"reason\":\"#\"}");
        command("transfer", "{\"toPipeline\":\"standard\",\"reason\":\"#\"}");
    }

    private void command(String path, String body) {
        api.command("manager", deal, path, body.replace("#", word)).then().statusCode(200);
    }

    /** Each with a key, so that its answer is kept too; returns the id of what was made. */
    private String as(String role, String path, String body) {
        return api.as(role)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body.replace("#", word))
                .post(path)
                .then()
                .statusCode(greaterThan(199))
                .statusCode(lessThan(300))
                .extract()
                .path("id");
    }

    private List<String> placesOfTheWord() {
        String everywhere = api.stack()
                .psql("select string_agg(format('select %L where exists (select from %I t where t::text ilike %L)',"
                        + " table_name, table_name, '%" + word + "%'), ' union all ')"
                        + " from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .getFirst();
        return api.stack().psql(everywhere);
    }
}
