package io.leadstream.pipeline;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

/** What the other services tell after a deal has opened shows on it, and does not change its version. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class SinceQualificationListenerTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Api api = new Api();
    private final Topic qualificationEvents = new Topic(api.stack(), "qualification-events");
    private final Topic leadEvents = new Topic(api.stack(), "lead-events");
    private final String lead = UUID.randomUUID().toString();
    private final String company = UUID.randomUUID().toString();
    private final String rival = "Rival " + UUID.randomUUID();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void criteriaThatGetLostAndStepsThatAreTakenShow() {
        facts(1, "\"budget\",\"authority\",\"need\",\"timeline\"", "");
        lifecycle(2, "SQL", "");
        String deal = theDeal();
        api.as("rep")
                .get("/api/deals/" + deal)
                .then()
                .header("ETag", "\"0\"")
                .body("sinceQualification.held", contains("budget", "authority", "need", "timeline"))
                .body("sinceQualification.lost", empty())
                .body("sinceQualification.lifecycle", empty())
                .body("sinceQualification.qualifiedAt", is("2026-01-31T12:00:02Z"));

        facts(3, "\"need\",\"timeline\",\"metrics\"", "\"budget\",\"authority\"");
        lifecycle(4, "RECYCLED", ",\"reason\":\"NO_BUDGET\"");
        // what is older than what is known changes nothing
        facts(1, "\"budget\"", "");
        applied("qualification-service", 4);

        api.as("marketing")
                .get("/api/deals/" + deal)
                .then()
                .header("ETag", "\"0\"")
                .body("sinceQualification.lost", contains("budget", "authority"))
                .body("sinceQualification.gained", contains("metrics"))
                .body("sinceQualification.missing", contains("budget", "authority"))
                .body("sinceQualification.lifecycle.to", contains("RECYCLED"))
                .body("sinceQualification.lifecycle.reason", contains("NO_BUDGET"));
    }

    @Test
    void aDealOfALeadThatSalesNeverQualifiedHasNoneOfIt() {
        String deal = api.openDeal("{\"name\":\"by hand\",\"leadId\":\"%s\"}".formatted(lead));

        api.as("rep").get("/api/deals/" + deal).then().body("sinceQualification", nullValue());
    }

    @Test
    void whatIsKnownOfTheCompanyShows() {
        company(2, "STEEL");
        company(1, "SOFTWARE");
        String deal = api.openDeal("{\"name\":\"d\",\"companyId\":\"%s\"}".formatted(company));

        await().atMost(Duration.ofSeconds(30)).until(() -> "STEEL"
                .equals(api.as("rep").get("/api/deals/" + deal).jsonPath().getString("companyProfile.industry")));
        api.as("rep")
                .get("/api/deals/" + deal)
                .then()
                .body("companyProfile.name", is("Example Machines"))
                .body("companyProfile.sizeBand", is("50-249"));
    }

    @Test
    void whatWasDoneForADealThatIsLostIsReported() {
        lifecycle(1, "SQL", "");
        String deal = theDeal();
        activity(1, "OUTBOUND", NOON.plusSeconds(60));
        activity(2, "OUTBOUND", NOON.plusSeconds(120));
        activity(3, "INBOUND", NOON.plusSeconds(180));
        activity(4, "OUTBOUND", NOON.minusSeconds(60)); // before it was opened
        applied("lead-service", 4);
        api.prove(deal, "NEED_CONFIRMED");
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"segments\":{\"run\":\"%s\"}}".formatted(lead))
                .patch("/api/deals/" + deal)
                .then()
                .statusCode(200);
        api.command("rep", deal, "closure", """
                {"outcome":"LOST","reason":"PRICE","kind":"COMPETITOR","competitor":"%s"}""".formatted(rival)).then().statusCode(200);

        String ours = "/api/deals?segment=run:" + lead + "&lossKind=";
        api.as("rep").get(ours + "COMPETITOR").then().body("items.id", contains(deal));
        api.as("rep").get(ours + "UNTOLD").then().body("items", empty());
        api.as("marketing")
                .get("/api/losses?pipeline=standard&segment=run:" + lead)
                .then()
                .statusCode(200)
                .body("won", is(0))
                .body("neverWon.deals", is(1))
                .body("neverWon.evidence", is(2))
                .body("neverWon.outboundActivities", is(2))
                .body("neverWon.inboundActivities", is(1))
                .body("kinds.kind", contains("COMPETITOR"))
                .body("kinds[0].competitors.name", contains(rival))
                .body("kinds[0].reasons.reason", contains("PRICE"))
                .body("stages.stage", contains("NEED_CONFIRMED"));
        api.as("rep")
                .get("/api/losses?from=2026-01-01&to=2026-01-02&segment=run:" + lead)
                .then()
                .body("neverWon.deals", is(0));
        assertEquals("LOST", api.as("rep").get("/api/deals/" + deal).jsonPath().getString("state"));
    }

    @Test
    void anErasureForgetsWhatSellersWroteAndItsPast() {
        String deal = api.openDeal("""
                {"name":"Erika's deal","leadId":"%s","strategyNote":"Erika is with us","primaryContact":{"leadId":"%s"},
                 "nextStep":{"text":"Call Erika","date":"2030-01-01"},"owner":"rep-1"}""".formatted(lead, lead));
        String elsewhere = api.openDeal("{\"name\":\"other\",\"primaryContact\":{\"leadId\":\"%s\"}}".formatted(lead));
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"name\":\"Erika's second deal\",\"owner\":\"rep-2\",\"nextStep\":null}")
                .patch("/api/deals/" + deal)
                .then()
                .statusCode(200);
        Instant between = Instant.now();

        leadEvents.publish("lead-service", lead, 1, "lead.erased.v1", NOON, "{\"leadId\":\"%s\"}".formatted(lead));
        applied("lead-service", 1);

        String now = api.as("rep").get("/api/deals/" + deal).asString();
        String then =
                api.as("rep").get("/api/deals/" + deal + "?asOf=" + between).asString();
        String past = api.as("rep")
                .get("/api/deals/" + deal + "/history?attribute=name")
                .asString();
        String kept = String.join(
                "",
                api.stack()
                        .psql(
                                "select row(d.*, f.*)::text from deal d join deal_fact f on f.deal_id = d.id where d.id = '%s'"
                                        .formatted(deal)));
        for (String shown : List.of(now, then, past, kept)) {
            assertFalse(shown.contains("Erika"), shown);
        }
        api.as("rep")
                .get("/api/deals/" + deal + "/history?attribute=owner")
                .then()
                .body("values.value", contains("rep-1", "rep-2"));
        api.as("rep").get("/api/deals/" + elsewhere).then().body("primaryContact", nullValue());
    }

    private void facts(long sequence, String held, String missing) {
        qualificationEvents.publish(
                "qualification-service",
                lead,
                sequence,
                "lead.facts-changed.v1",
                NOON.plusSeconds(sequence),
                "{\"leadId\":\"%s\",\"framework\":\"BANT\",\"complete\":%s,\"held\":[%s],\"missing\":[%s]}"
                        .formatted(lead, missing.isEmpty(), held, missing));
    }

    private void lifecycle(long sequence, String to, String more) {
        qualificationEvents.publish(
                "qualification-service",
                lead,
                sequence,
                "lead.lifecycle-changed.v1",
                NOON.plusSeconds(sequence),
                "{\"leadId\":\"%s\",\"to\":\"%s\",\"by\":\"rep-7\",\"segments\":{}%s}".formatted(lead, to, more));
    }

    private void company(long version, String industry) {
        leadEvents.publish("lead-service", company, version, "company.changed.v1", NOON, """
                {"companyId":"%s","version":%d,"name":"Example Machines","industry":"%s","sizeBand":"50-249","funded":true,"growing":false}""".formatted(
                        company, version, industry));
    }

    private void activity(long sequence, String direction, Instant at) {
        leadEvents.publish(
                "lead-service",
                lead,
                sequence,
                "lead.activity-recorded.v1",
                at,
                "{\"leadId\":\"%s\",\"activityId\":\"%s\",\"type\":\"CALL\",\"direction\":\"%s\"}"
                        .formatted(lead, UUID.randomUUID(), direction));
    }

    private void applied(String source, long sequence) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("rep")
                                .get("/api/deals?atLeast=" + source + "/" + lead + "/" + sequence)
                                .statusCode()
                        == 200);
    }

    private String theDeal() {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.as("rep").get("/api/deals?leadId=" + lead).jsonPath(),
                        json -> json.getList("items").size() == 1)
                .getString("items[0].id");
    }
}
