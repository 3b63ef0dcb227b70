package io.leadstream.qualification.queue;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import io.leadstream.qualification.RealStack;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue as read; how its rows come about is LifecycleResourceTest's and LeadListenerTest's to see. */
@RealStack
class QueueResourceTest {

    private final String owner = "rep-" + UUID.randomUUID();

    @Inject
    QueueRates rates;

    @Inject
    PriceLeads priceLeads;

    @Inject
    WorkQueue queue;

    @Test
    void theLeadsToCallNextComePageByPageHighestPriorityFirst() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            lead("MQL", 0.1 * i, "WEB_FORM");
        }
        lead("SAL", 0.9, "CHAT");

        var seen = new ArrayList<Float>();
        String after = null;
        do {
            var page = get(Map.of("owner", owner, "lifecycle", "MQL", "limit", "2"), after)
                    .statusCode(200);
            seen.addAll(page.extract().jsonPath().getList("items.priority", Float.class));
            after = page.extract().path("next");
        } while (after != null);

        assertEquals(List.of(500f, 400f, 300f, 200f, 100f), seen);
        get(Map.of("owner", owner, "sort", "priority", "limit", "2"), null)
                .body("items.priority", contains(100f, 200f))
                .body("items[0].why", hasSize(3))
                .body("items[0].chance.basis", notNullValue());
        get(Map.of("owner", owner, "source", "CHAT"), null).body("items.lifecycle", contains("SAL"));
        given().header("Authorization", "Bearer " + Stack.current().token("rep", "rep-1", Map.of()))
                .queryParam("owner", owner)
                .queryParam("lifecycle", "MQL", "SAL")
                .get("/api/qualifications")
                .then()
                .body("items", hasSize(6));
        get(Map.of("owner", owner, "segment", "dach", "grade", "A1,B2", "sort", "-since"), null)
                .body("items", hasSize(6));
    }

    @Test
    void wonDealsRaiseTheChanceAndTheValueOfSuchLeads() throws SQLException {
        String source = "S" + UUID.randomUUID();
        String industry = "I" + UUID.randomUUID();
        UUID waiting = lead("MQL", 0.01, source);
        for (int i = 0; i < 40; i++) {
            UUID worked = lead("SQL", 0.01, source);
            sql("insert into worked_lead values ('%s', 'A1', '%s', now())".formatted(worked, source));
            sql("""
                insert into deal_outcome (deal_id, lead_id, outcome, amount, currency, opened_at, known_at, segments)
                values ('%s', '%s', '%s', 50000, 'EUR', now(), now(), '{"industry":"%s","sizeBand":"50-249"}')
                """.formatted(UUID.randomUUID(), worked, i % 2 == 0 ? "WON" : "LOST", industry));
        }
        sql("update queued_lead set industry = '%s' where lead_id = '%s'"
                .formatted(industry.toLowerCase(Locale.ROOT), waiting));

        rates.count();
        // whoever prices leads in the background may hold some of them
        await().until(() -> {
            while (priceLeads.next()) {}
            return !new BigDecimal("0.010000").equals(chanceOf(waiting));
        });

        var item = get(Map.of("source", source, "lifecycle", "MQL"), null)
                .body("items.leadId", contains(waiting.toString()))
                .body("items[0].chance.basis", equalTo("OUTCOMES"))
                .body("items[0].chance.won", equalTo(20))
                .body("items[0].chance.worked", equalTo(40))
                .body("items[0].value.wonDeals", equalTo(20))
                .extract()
                .jsonPath();
        assertTrue(item.getDouble("items[0].chance.probability") > 0.25);
        assertTrue(Double.parseDouble(item.getString("items[0].value.amount")) > 30_000);

        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> queue.predicted(new HashMap<>(Map.of(waiting, new BigDecimal("0.75")))));
        get(Map.of("source", source, "lifecycle", "MQL"), null)
                .body("items[0].chance.basis", equalTo("PREDICTION"))
                .body("items[0].chance.probability", equalTo(0.75f));
    }

    @ParameterizedTest
    @CsvSource({
        "lifecycle, HOT",
        "grade, E1",
        "sort, name",
        "sort, --total",
        "limit, 0",
        "limit, x",
        "after, x",
        "lifecyle, MQL"
    })
    void aBadFilterIsRefusedByName(String name, String value) {
        given().header("Authorization", "Bearer " + Stack.current().token("rep", "rep-1", Map.of()))
                .queryParam(name, value)
                .get("/api/qualifications")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(name));
    }

    @Test
    void whatIsNoListAndNoLeadIsNotFound() {
        get(Map.of(), null).statusCode(lessThan(300));
        given().header("Authorization", "Bearer " + Stack.current().token("rep", "rep-1", Map.of()))
                .get("/api/qualifications/nonsense")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse get(Map<String, String> asked, String after) {
        var request = given().header(
                        "Authorization", "Bearer " + Stack.current().token("rep", "rep-1", Map.of()))
                .queryParams(asked);
        return (after == null ? request : request.queryParam("after", after))
                .get("/api/qualifications")
                .then();
    }

    private UUID lead(String state, double chance, String source) throws SQLException {
        UUID lead = UUID.randomUUID();
        sql("""
            insert into queued_lead (lead_id, state, since, fit, engagement, grade, source, owner, size_band, segments,
                                     chance, value)
            values ('%s', '%s', now(), 90, 70, 'A1', '%s', '%s', '50-249', '{dach}', %s, 1000)
            """.formatted(lead, state, source, owner, chance));
        return lead;
    }

    private static BigDecimal chanceOf(UUID lead) {
        return new BigDecimal(Stack.current()
                .psql("select chance from queued_lead where lead_id = '" + lead + "'")
                .getFirst());
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = Stack.current().database();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
