package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Teams, quotas and categories: entered by revops, kept as they were at any time. */
@ForecastTest
class QuotaResourceTest {

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    private static ValidatableResponse put(String path, @Nullable String ifMatch, String body) {
        var request = Api.as("revops").contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(path)
                .then();
    }

    private static ValidatableResponse delete(String path, @Nullable String ifMatch) {
        var request = Api.as("revops");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .delete(path)
                .then();
    }

    @Test
    void aTeamIsAsItWasAtAnyTime() {
        String team = "/api/sales-teams/then";
        put(team, null, "{\"name\":\"Then\",\"members\":[\"then-1\"],\"from\":\"2026-01-01\"}")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("from", is("2026-01-01T00:00:00Z"));
        put(team, "\"1\"", "{\"name\":\"Then\",\"members\":[\"then-1\",\"then-2\"],\"from\":\"2026-02-01\"}")
                .statusCode(200)
                .body("version", is(2));
        delete(team, "\"2\"").statusCode(204);

        Api.get(team + "?asOf=2025-12-31").statusCode(404);
        Api.get(team + "?asOf=2026-01-31").statusCode(200).body("members", contains("then-1"));
        Api.get(team + "?asOf=2026-02-01").statusCode(200).body("members", contains("then-1", "then-2"));
        Api.get(team).statusCode(404);
        Api.get(team + "/versions")
                .body("items.version", is(List.of(3, 2, 1)))
                .body("items[0].removed", is(true))
                .body("items[0].changedBy", is("revops"));
    }

    @Test
    void everyChangeNamesTheVersionThatWasSeen() {
        String team = "/api/sales-teams/seen";
        String body = "{\"name\":\"%s\",\"members\":[]}";
        put(team, null, body.formatted("One")).statusCode(200);
        put(team, null, body.formatted("Two")).statusCode(428);
        put(team, "\"7\"", body.formatted("Two")).statusCode(412).header("ETag", "\"1\"");
        put(team, "\"1\"", body.formatted("One")).statusCode(200).header("ETag", "\"1\"");
        put(team, "\"1\"", body.formatted("Two")).statusCode(200).header("ETag", "\"2\"");
        delete(team, null).statusCode(428);
        delete(team, "\"1\"").statusCode(412);
        put("/api/sales-teams/unseen", "\"1\"", body.formatted("New")).statusCode(412);
    }

    @Test
    void nobodyIsInTwoTeamsAndNoTeamWithinItself() {
        put("/api/sales-teams/top", null, "{\"name\":\"Top\",\"members\":[\"only-1\"]}")
                .statusCode(200);
        put("/api/sales-teams/part", null, "{\"name\":\"Part\",\"members\":[],\"parent\":\"top\"}")
                .statusCode(200);

        put("/api/sales-teams/part", "\"1\"", "{\"name\":\"Part\",\"members\":[\"only-1\"]}")
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:member-of-another-team"))
                .body("members.only-1", is("top"));
        put("/api/sales-teams/top", "\"1\"", "{\"name\":\"Top\",\"members\":[],\"parent\":\"part\"}")
                .statusCode(400)
                .body("violations.field", contains("parent"));
        delete("/api/sales-teams/top", "\"1\"").statusCode(409).body("parts", contains("part"));
    }

    @Test
    void aQuotaIsExactAndAsItWasAtAnyTime() {
        String quota = "/api/quotas/2026-q1-then";
        String body = """
                {"period":"2026-Q1","scope":"owner:quota-then","amount":{"amount":"%s","currency":"EUR"},"from":"%s"}""";
        put(quota, null, body.formatted("1000000000000.1", "2026-01-01"))
                .statusCode(200)
                .body("amount.amount", is("1000000000000.10"))
                .body("scope", is("owner:quota-then"))
                .body("pipeline", nullValue());
        put(quota, "\"1\"", body.formatted("2.00", "2026-02-01")).statusCode(200);
        put(quota, "\"2\"", body.formatted("3.00", "2026-01-31"))
                .statusCode(400)
                .body("violations.field", contains("from"));

        Api.get(quota + "?asOf=2026-01-31").body("amount.amount", is("1000000000000.10"));
        Api.get(quota).body("amount.amount", is("2.00")).body("changedAt", notNullValue());
        Api.get("/api/quotas?period=2026-Q1&scope=owner:quota-then&asOf=2025-12-31")
                .body("items", empty());
        Api.get("/api/quotas?period=2026-Q1&scope=owner:quota-then").body("items.id", contains("2026-q1-then"));
    }

    @Test
    void aQuotaIsSetOnce() {
        String body = """
                {"period":"2026-03","scope":"owner:quota-once","amount":{"amount":"5","currency":"EUR"}}""";
        put("/api/quotas/once", null, body).statusCode(200);
        put("/api/quotas/twice", null, body)
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:quota-is-set"))
                .body("quota", is("once"));
        put("/api/quotas/twice", null, body.replace("EUR", "USD")).statusCode(200);
        delete("/api/quotas/once", "\"1\"").statusCode(204);
        put("/api/quotas/once", null, body).statusCode(200).header("ETag", "\"3\"");
    }

    @Test
    void listsAreReadInPages() {
        for (String id : List.of("page-a", "page-b", "page-c")) {
            put("/api/quotas/" + id, null, """
                    {"period":"1999-Q1","scope":"owner:%s","amount":{"amount":"5","currency":"EUR"}}""".formatted(id)).statusCode(200);
        }
        String list = "/api/quotas?period=1999-Q1&limit=2";
        String next = Api.get(list)
                .body("items.id", contains("page-a", "page-b"))
                .extract()
                .path("next");
        Api.get(list + "&after=" + next).body("items.id", contains("page-c")).body("next", nullValue());
    }

    @Test
    void stagesAreInTheCategoryThatWasSaidOfThem() {
        var published = new Sales(topics, "categories").published();
        topics.flush();
        String categories = "/api/forecast-categories/categories";
        Api.get(published, categories)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("stages.stage", contains("ONE", "TWO"))
                .body("stages.category", contains("PIPELINE", "COMMIT"))
                .body("stages.byDefault", contains(true, true));
        put(categories, null, "{\"stages\":{\"TWO\":\"BEST_CASE\"},\"from\":\"2026-02-01\"}")
                .statusCode(200)
                .body("stages.category", contains("PIPELINE", "BEST_CASE"))
                .body("stages.byDefault", contains(true, false));
        put(categories, null, "{\"stages\":{}}").statusCode(428);
        Api.get(categories + "?asOf=2026-01-31").body("stages.category", contains("PIPELINE", "COMMIT"));
        put(categories, "\"1\"", "{\"stages\":{\"THREE\":\"COMMIT\",\"ONE\":\"CLOSED\"}}")
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("stages.THREE", "stages.ONE"));
    }

    @Test
    void badDocumentsAreRefusedByField() {
        refused("/api/quotas/bad", "{}", "period", "scope", "amount");
        String quota = "{\"period\":\"%s\",\"scope\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"%s\"}}";
        refused("/api/quotas/bad", quota.formatted("2027", "all", "1", "EUR"), "period");
        refused("/api/quotas/bad", quota.formatted("2027-Q1", "emea", "1", "EUR"), "scope");
        refused("/api/quotas/bad", quota.formatted("2027-Q1", "team:nobody", "1", "EUR"), "scope");
        refused("/api/quotas/bad", quota.formatted("2027-Q1", "all", "0", "EUR"), "amount.amount");
        refused("/api/quotas/bad", quota.formatted("2027-Q1", "all", "-1", "EUR"), "amount.amount");
        refused("/api/quotas/bad", quota.formatted("2027-Q1", "all", "1.001", "EUR"), "amount.amount");
        refused("/api/quotas/bad", quota.formatted("2027-Q1", "all", "1", "XXX"), "amount.currency");
        refused("/api/quotas/b%20d", quota.formatted("2027-Q1", "all", "1", "EUR"), "id");
        refused("/api/sales-teams/bad", "{\"name\":\" \",\"members\":[\"a\"]}", "name");
        refused("/api/sales-teams/bad", "{\"name\":\"B\",\"members\":[\"a\",\"a\"]}", "members");
        refused("/api/sales-teams/bad", "{\"name\":\"B\",\"members\":[],\"parent\":\"nobody\"}", "parent");
        refused("/api/sales-teams/bad", "{\"name\":\"B\",\"members\":[],\"from\":\"2199-01-01\"}", "from");
        refused("/api/sales-teams/bad", "{\"name\":\"B\",\"members\":[],\"colour\":\"red\"}", "colour");
    }

    private static void refused(String path, String body, String... fields) {
        Api.as("revops")
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", containsInAnyOrder(fields));
    }
}
