package io.leadstream.lead.attribution;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class AttributionResourceTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private LeadApi api;
    private Topics topics;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        topics = new Topics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void firstLastAndAllTouchesAreKept() {
        String lead = touched(newAddress(), "a", "b");

        String next = api.as("rep")
                .queryParam("limit", 1)
                .get("/api/leads/" + lead + "/attribution")
                .then()
                .statusCode(200)
                .body("touches", equalTo(2))
                .body("first.campaign", equalTo(campaign("a")))
                .body("first.landingPage", equalTo("https://l.example/a"))
                .body("last.campaign", equalTo(campaign("b")))
                .body("last.referrer", equalTo("https://r.example/b"))
                .body("sqlAt", nullValue())
                .body("items.nr", contains(1))
                .extract()
                .path("next");
        api.as("rep")
                .queryParam("after", next)
                .get("/api/leads/" + lead + "/attribution")
                .then()
                .body("items.campaign", contains(campaign("b")))
                .body("next", nullValue());
    }

    @Test
    void creditIsGivenExactlyToTheTouchesUpToTheConversion() {
        Instant from = Instant.now();
        String won = touched(newAddress(), "a", "b", "b");
        String sql = newAddress();
        String qualified = touched(sql, "c");
        becomesSql(qualified);
        touched(sql, "a"); // behind the conversion: no part in it
        isWon(won, "1000.01");
        touched(newAddress(), "c");

        report("first", from)
                .body("leads", equalTo(3))
                .body("conversions", equalTo(2))
                .body("won", equalTo(1))
                .body("revenue.amount", contains("1000.01"));
        assertEquals(Map.of("a", "1000.01"), revenue("first", from));
        assertEquals(Map.of("b", "1000.01"), revenue("last", from));
        assertEquals(Map.of("a", "333.336667", "b", "666.673333"), revenue("linear", from));
        assertEquals(Map.of("a", "1/1", "c", "2/1"), groups("first", from));
        assertEquals(Map.of("a", "1/0", "b", "1/1", "c", "1/1"), groups("last", from));
        assertEquals(Map.of("a", "0.833333/0.333333", "b", "0.666667/0.666667", "c", "1.5/1"), groups("linear", from));
        api.as("rep")
                .get("/api/leads/" + qualified + "/attribution")
                .then()
                .body("sqlAt", notNullValue())
                .body("wonAt", nullValue());
        report("first", Instant.now()).body("leads", equalTo(0)).body("groups.size()", equalTo(0));
    }

    @Test
    void aDealThatIsReopenedIsNotWonAndMergedLeadsAreOne() {
        Instant from = Instant.now();
        String survivor = touched(newAddress(), "a");
        String merged = touched(newAddress(), "b");
        isWon(merged, "500.00");
        String deal = api.stack()
                .psql("select id from deal where lead_id = '%s'".formatted(merged))
                .getFirst();

        String merge = api.as("rep")
                .header("If-Match", api.etag(survivor))
                .body("{\"mergedLeadId\":\"%s\"}".formatted(merged))
                .post("/api/leads/" + survivor + "/merges")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertEquals(Map.of("a", "1/1"), groups("first", from));
        assertEquals(Map.of("b", "500.00"), revenue("last", from));
        api.as("rep")
                .get("/api/leads/" + survivor + "/attribution")
                .then()
                .body("items.campaign", contains(campaign("a"), campaign("b")))
                .body("wonAt", notNullValue());
        api.as("rep")
                .header("If-Match", api.etag(survivor))
                .delete("/api/leads/" + survivor + "/merges/" + merge)
                .then()
                .statusCode(200);
        assertEquals(Map.of("a", "1/0", "b", "1/1"), groups("first", from));

        topics.sendDeal(deal, 3, "deal.reopened.v1", """
                {"dealId":"%s","pipeline":"standard","version":1,"stage":"A","rank":1,"phase":"SALE"}""".formatted(deal));
        awaitApplied("pipeline-service/" + deal + "/3");
        report("first", from).body("won", equalTo(0)).body("revenue.size()", equalTo(0));
        closed(deal, 4, "LOST", "500.00");
        report("first", from).body("won", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"by, mood", "model, u-shaped", "from, yesterday", "limit, 0", "to, 1970-01-01"})
    void aParameterThatCannotBeIsNamed(String parameter, String value) {
        api.as("marketing")
                .queryParam(parameter.equals("from") ? "to" : "from", "2026-01-01")
                .queryParam(parameter, value)
                .get("/api/attribution")
                .then()
                .statusCode(400)
                .body("violations.field", contains(parameter));
    }

    /** As qualification-service would tell. */
    private void becomesSql(String lead) {
        topics.sendQualification(
                lead, 1, "lead.lifecycle-changed.v1", "{\"leadId\":\"%s\",\"to\":\"SQL\"}".formatted(lead));
        awaitApplied("qualification-service/" + lead + "/1");
    }

    /** As pipeline-service would tell. */
    private void isWon(String lead, String amount) {
        String deal = UUID.randomUUID().toString();
        topics.sendDeal(deal, 1, "deal.opened.v1", """
                {"dealId":"%s","leadId":"%s","pipeline":"standard","version":1,"stage":"A","rank":1,"phase":"SALE",
                 "segments":{},"origin":"MANUAL"}""".formatted(deal, lead));
        closed(deal, 2, "WON", amount);
    }

    private void closed(String deal, int sequence, String outcome, String amount) {
        topics.sendDeal(deal, sequence, "deal.closed.v1", """
                {"dealId":"%s","pipeline":"standard","version":1,"outcome":"%s",
                 "amount":{"amount":"%s","currency":"EUR"},"stage":"A","rank":1,"phase":"SALE","override":false}""".formatted(deal, outcome, amount));
        awaitApplied("pipeline-service/" + deal + "/" + sequence);
    }

    private void awaitApplied(String event) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.as("rep")
                                .queryParam("atLeast", event)
                                .get("/api/leads?limit=1")
                                .statusCode()
                        == 200);
    }

    private ValidatableResponse report(String model, Instant from) {
        return api.as("revops")
                .queryParam("by", "campaign")
                .queryParam("model", model)
                .queryParam("from", from.toString())
                .get("/api/attribution")
                .then()
                .statusCode(200);
    }

    /** By the campaign's letter: leads and conversions. */
    private Map<String, String> groups(String model, Instant from) {
        List<Map<String, Object>> groups = report(model, from).extract().path("groups");
        return groups.stream()
                .collect(Collectors.toMap(
                        group -> String.valueOf(group.get("key")).substring(mark.length() + 1),
                        group -> group.get("leads") + "/" + group.get("conversions")));
    }

    /** By the campaign's letter: what it has part in, where it has. */
    private Map<String, String> revenue(String model, Instant from) {
        List<Map<String, Object>> groups = report(model, from).extract().path("groups");
        return groups.stream()
                .filter(group -> !((List<?>) group.get("revenue")).isEmpty())
                .collect(Collectors.toMap(
                        group -> String.valueOf(group.get("key")).substring(mark.length() + 1),
                        group -> String.valueOf(
                                ((Map<?, ?>) ((List<?>) group.get("revenue")).getFirst()).get("amount"))));
    }

    private String campaign(String letter) {
        return mark + "-" + letter;
    }

    private String touched(String email, String... campaigns) {
        String lead = "";
        for (String letter : campaigns) {
            lead = api.capture("""
                            {"email":"%s","source":"ADVERTISING","campaign":"%s","landingPage":"https://l.example/%s",
                             "referrer":"https://r.example/%s"}""".formatted(email, campaign(letter), letter, letter))
                    .extract()
                    .path("id");
        }
        return lead;
    }
}
