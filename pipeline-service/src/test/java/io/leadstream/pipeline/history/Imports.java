package io.leadstream.pipeline.history;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.pipeline.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Imports as a caller makes and undoes them. */
record Imports(Api api) {

    JsonPath imported(String query, String... lines) {
        return awaitState(accepted(post(query, lines)), "DONE");
    }

    JsonPath undone(String id) {
        String etag = api.as("revops").get("/api/deals/imports/" + id).header("ETag");
        api.as("revops")
                .header("If-Match", etag)
                .delete("/api/deals/imports/" + id)
                .then()
                .statusCode(202)
                .header("Location", containsString(id));
        return awaitState(id, "UNDONE");
    }

    JsonPath awaitState(String id, String state) {
        JsonPath json = await().atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> get(id), j -> List.of(state, "FAILED").contains(j.getString("state")));
        assertEquals(state, json.getString("state"));
        return json;
    }

    JsonPath get(String id) {
        return api.as("rep").get("/api/deals/imports/" + id).jsonPath();
    }

    Response post(String query, String... lines) {
        return given().auth()
                .oauth2(api.stack().token("revops"))
                .contentType("application/x-ndjson")
                // a stream: REST Assured describes bytes one by one
                .body(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)))
                .post("/api/deals/imports" + query);
    }

    Response postWithKey(String key, String body) {
        return given().auth()
                .oauth2(api.stack().token("revops"))
                .contentType("application/x-ndjson")
                .header("Idempotency-Key", key)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/deals/imports");
    }

    static String accepted(Response response) {
        return response.then().statusCode(202).extract().path("id");
    }

    String dealId(String externalId) {
        return api.stack()
                .psql("select deal_id from imported_deal where external_id = '%s'".formatted(externalId))
                .getFirst();
    }

    static List<Integer> counts(JsonPath json) {
        return List.of(json.getInt("read"), json.getInt("accepted"), json.getInt("unchanged"), json.getInt("rejected"));
    }

    static String line(String externalId, String stage) {
        return ("{\"externalId\":\"%s\",\"name\":\"Acme\",\"pipeline\":\"standard\",\"segments\":{\"product\":\"GTX\"},"
                        + "\"amount\":{\"amount\":\"50\",\"currency\":\"EUR\"},\"history\":[{\"stage\":\"NEED_CONFIRMED\",\"at\":\"2026-01-01\"},"
                        + "{\"stage\":\"%s\",\"at\":\"2026-01-05T10:00:00Z\"}]}")
                .formatted(externalId, stage);
    }
}
