package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.leadstream.local.test.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A figure's tag is another one after whatever people enter, and the same when what they enter changes nothing. */
@ForecastTest
class EnteredTagTest {

    private static final String QUERY = "?pipeline=tag-said&period=2026-Q1&asOf=2026-03-01";

    private final Topics topics = new Topics();
    private Map<String, String> tags = Map.of();

    @BeforeEach
    void sells() {
        Stack.current().awaitPublishing();
        var sales = new Sales(topics, "tag-said");
        sales.published();
        var open = sales.opened("tag-said-a", "ONE", 1, "GTX");
        topics.flush();
        // what other tests have sent moves tags too
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.get(
                        open, "/api/win-rates?pipeline=tag-said")
                .statusCode(200));
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.get("/api/win-rates")
                .body("freshness.lagEvents", is(0)));
        tags = tagsNow();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private static Map<String, String> tagsNow() {
        var found = new TreeMap<String, String>();
        for (String figure : new String[] {"/api/forecasts", "/api/forecast-rollups"}) {
            found.put(figure, Api.get(figure + QUERY).statusCode(200).extract().header("ETag"));
        }
        String bridge = "/api/forecast-bridges?pipeline=tag-said&period=2026-Q1&from=2026-02-01&to=2026-03-01";
        found.put(bridge, Api.get(bridge).statusCode(200).extract().header("ETag"));
        return found;
    }

    private void changed() {
        Map<String, String> now = tagsNow();
        now.forEach((figure, tag) -> assertNotEquals(tags.get(figure), tag, figure));
        tags = now;
    }

    private void unchanged() {
        assertEquals(tags, tagsNow());
    }

    private static RequestSpecification saying(String role, String body) {
        return Api.as(role).contentType("application/json").body(body);
    }

    /** Enters it, again as it is, and another one. */
    private void isFollowed(String path, String body, String other) {
        Response entered = saying("revops", body).put(path);
        entered.then().statusCode(200);
        changed();
        saying("revops", body)
                .header("If-Match", entered.header("ETag"))
                .put(path)
                .then()
                .statusCode(200);
        unchanged();
        saying("revops", other).header("If-Match", "\"99\"").put(path).then().statusCode(412);
        unchanged();
        saying("revops", other)
                .header("If-Match", entered.header("ETag"))
                .put(path)
                .then()
                .statusCode(200);
        changed();
    }

    @Test
    void aTeamIsFollowed() {
        String team = "{\"name\":\"North\",\"members\":[\"%s\"],\"from\":\"2026-01-01\"}";
        isFollowed("/api/sales-teams/tag-said", team.formatted("tag-ann"), team.formatted("tag-bob"));
        removed("/api/sales-teams/tag-said");
    }

    @Test
    void aQuotaIsFollowed() {
        String quota = """
                {"period":"2026-Q1","scope":"all","pipeline":"tag-said","from":"2026-01-01",
                 "amount":{"amount":"%s","currency":"EUR"}}""";
        isFollowed("/api/quotas/tag-said", quota.formatted("200.00"), quota.formatted("300.00"));
        removed("/api/quotas/tag-said");
    }

    private void removed(String path) {
        String tag = Api.get(path).extract().header("ETag");
        Api.as("revops").header("If-Match", tag).delete(path).then().statusCode(204);
        changed();
    }

    @Test
    void aCategoryIsFollowed() {
        String rules = "{\"stages\":{\"ONE\":\"%s\"}}";
        isFollowed("/api/forecast-categories/tag-said", rules.formatted("COMMIT"), rules.formatted("BEST_CASE"));
    }

    @Test
    void aSubmissionAnOverrideAndItsWithdrawalAreFollowed() {
        String call = """
                {"period":"2026-Q1","scope":"all","pipeline":"tag-said","at":"2026-02-%s","note":"as it was",
                 "amount":{"amount":"140.00","currency":"EUR"}}""";
        saying("admin", call.formatted("01"))
                .post("/api/forecast-submissions")
                .then()
                .statusCode(201);
        changed();
        String override = saying("admin", call.formatted("02"))
                .post("/api/forecast-overrides")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        changed();
        saying("rep", call.formatted("03"))
                .post("/api/forecast-overrides")
                .then()
                .statusCode(403);
        unchanged();
        String withdrawal = "/api/forecast-overrides/" + override + "/withdrawal";
        saying("manager", "{\"note\":\"lost it\"}").post(withdrawal).then().statusCode(200);
        changed();
        saying("manager", "{\"note\":\"again\"}").post(withdrawal).then().statusCode(200);
        unchanged();
    }

    @Test
    void whatIsOnlyLookedAtChangesNothing() {
        Api.get("/api/forecast-submissions").statusCode(200);
        saying("revops", "{\"pipeline\":\"tag-said\",\"period\":\"2027-Q1\"}")
                .post("/api/forecast-snapshots")
                .then()
                .statusCode(201);
        Api.as("revops").post("/api/forecast-alerts/evaluations").then().statusCode(200);
        unchanged();
    }
}
