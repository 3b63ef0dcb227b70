package io.leadstream.qualification.prediction;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.sql.Plan;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Models of own leads and of tables, as users see them. */
@RealStack
class PredictionResourceTest {

    @Inject
    PredictLeads predictLeads;

    @AfterAll // what is learnt here is no other test's business
    static void forgetModels() throws SQLException {
        sql("""
            delete from predictive_model;
            delete from lifecycle_step where moved_by = 'a-prediction';
            delete from queued_lead where lead_id in (select lead_id from lead_profile where country = 'ZZ');
            delete from lead_profile where country = 'ZZ';
            update queued_lead set predicted = null where predicted is not null""");
    }

    @Test
    void aModelOfOwnLeadsPredictsTheNextOneAndSaysWhy() throws SQLException {
        for (String source : new String[] {"CHAT", "EVENT"}) {
            sql(MATURE.formatted(source, source.equals("CHAT") ? 90 : 30));
        }
        UUID fresh = UUID.randomUUID();
        sql(FRESH.formatted(fresh, fresh, fresh));

        String refit = as("marketing")
                .post("/api/predictive-models/refits")
                .then()
                .statusCode(202)
                .body("state", notNullValue())
                .extract()
                .header("Location");
        int version = done(refit).extract().path("version");

        as("rep")
                .get("/api/predictive-models/" + version)
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("method", equalTo("NAIVE_BAYES"))
                .body("metrics.auc", greaterThan(0.6f))
                .body("drift.state", notNullValue())
                .body("rejected.field", hasItem("medium"));
        var prediction = as("rep")
                .get("/api/qualifications/" + fresh + "/prediction")
                .then()
                .statusCode(200)
                .body("available", equalTo(true))
                .body("modelVersion", equalTo(version))
                .extract()
                .jsonPath();
        as("rep")
                .get("/api/qualifications/" + fresh)
                .then()
                .statusCode(200)
                .body("prediction.modelVersion", equalTo(version))
                .body("prediction.probability", greaterThan(0.5f))
                .body("prediction.explanation", equalTo("/api/qualifications/" + fresh + "/prediction"));
        double sum = prediction.getDouble("intercept");
        for (Object part : prediction.getList("explanation.logOdds")) {
            sum += ((Number) part).doubleValue();
        }
        assertEquals(prediction.getDouble("logOdds"), sum, 1e-6);
        assertTrue(prediction.getDouble("probability") > 0.5, prediction::prettify);
        predictLeads.next(true, PredictLeads.FIRST);
        assertFalse(Stack.current()
                .psql("select 1 from queued_lead where predicted > 0.5 and lead_id = '" + fresh + "'")
                .isEmpty());
    }

    @Test
    void aTableFromElsewhereIsLearntFromAndAnotherIsScored() {
        var rows = new StringBuilder("Converted,Visits,Verdict,Colour\n");
        var random = new Random(3);
        for (int i = 0; i < 600; i++) {
            boolean won = (i * 37) % 100 < 40;
            double visits = Math.abs(random.nextGaussian() * 2 + (won ? 5 : 3));
            rows.append("%s,%s,%s,%s\n".formatted(won ? 1 : 0, visits, won ? "good" : "bad", i % 3 == 0 ? "red" : ""));
        }
        String location = table("label=Converted", rows.toString(), "k-" + UUID.randomUUID())
                .statusCode(202)
                .extract()
                .header("Location");

        done(location)
                .body("report.method", equalTo("LOGISTIC"))
                .body("report.rejected.find{it.field=='Verdict'}.reason", equalTo("VERDICT_LEVELS"))
                .body("report.metrics.auc", greaterThan(0.65f))
                .body("report.split.validated", equalTo(120));
        String scores = as("marketing")
                .contentType("text/csv")
                .body("Visits,Colour\n12,red\n2,\n")
                .post(location + "/scores")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(2, scores.lines().count(), scores);
        assertTrue(scores.startsWith("{\"row\":2,\"probability\":0."), scores);
    }

    @Test
    void whatIsWrongWithATableIsSaid() {
        table("order=x", "a\n1\n", null).statusCode(400).body("violations.field", hasItem("label"));
        table("label=", "a\n1\n", null).statusCode(400).body("violations.field", hasItem("label"));
        String key = "k-" + UUID.randomUUID();
        String location =
                table("label=a", "a,b\n1\n", key).statusCode(202).extract().header("Location");
        done(location).body("state", equalTo("FAILED")).body("detail", equalTo("row 2 has 1 cells, not 2"));
        table("label=a", "a,b\n1\n", key).statusCode(202).header("Location", equalTo(location));
        table("label=a", "a,b\n2\n", key).statusCode(422);
        as("marketing")
                .contentType("text/csv")
                .body("a\n1\n")
                .post(location + "/scores")
                .then()
                .statusCode(409);
        as("marketing")
                .get("/api/predictive-models/datasets/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        as("marketing").get("/api/predictive-models/999999").then().statusCode(404);
        as("marketing").get("/api/predictive-models/nonsense").then().statusCode(404);
        as("marketing").get("/api/predictive-models?after=x").then().statusCode(400);
        as("rep")
                .get("/api/qualifications/" + UUID.randomUUID() + "/prediction")
                .then()
                .statusCode(404);
        as("rep").post("/api/predictive-models/refits").then().statusCode(403);
    }

    @Test
    void leadsAreFoundByIndex() {
        for (String query : new String[] {OwnLeads.CAPTURED, PredictLeads.NEXT, PredictLeads.NEXT_UNPREDICTED}) {
            assertFalse(Plan.of(query).contains("Seq Scan"), Plan.of(query));
        }
    }

    // 120 leads that came 200 days ago; so many of them reached SQL 30 days later
    private static final String MATURE = """
            with lead as (
              select gen_random_uuid() as id, '%s' as source, n, now() - interval '200 days' - n * interval '1 hour' as at
              from generate_series(1, 120) n
            ), told as (
              insert into lead_profile (lead_id, source, sequence, event_id, occurred_at, known_at, captured,
                                        lead_source, country, free_mail, funded, growing)
              select id, 'lead-service', 1, gen_random_uuid(), at, at, true, source, 'ZZ', n %% 2 = 0, false, false
              from lead
            )
            insert into lifecycle_step (lead_id, number, from_state, to_state, at, moved_by)
            select id, 1, 'SAL', 'SQL', at + interval '30 days', 'a-prediction' from lead where (n * 37) %% 120 < %d""";

    private static final String FRESH = """
            insert into qualification (lead_id, version, state, since) values ('%s', 1, 'IQL', now());
            insert into lead_profile (lead_id, source, sequence, event_id, occurred_at, known_at, captured,
                                      lead_source, country, free_mail, funded, growing)
            values ('%s', 'lead-service', 1, gen_random_uuid(), now(), now(), true, 'CHAT', 'ZZ', false, false, false);
            insert into queued_lead (lead_id, state, since, fit, engagement, grade, source, chance, value)
            values ('%s', 'IQL', now(), 90, 70, 'A1', 'CHAT', 0.1, 1000)""";

    private static ValidatableResponse table(String query, String rows, String key) {
        var request = as("marketing").contentType("text/csv").body(rows);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/api/predictive-models/datasets?" + query)
                .then();
    }

    private static ValidatableResponse done(String location) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !as("marketing")
                        .get(location)
                        .then()
                        .extract()
                        .<String>path("state")
                        .matches("QUEUED|RUNNING"));
        return as("marketing").get(location).then().statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Stack.current().token(role, role + "-1", Map.of()));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = Stack.current().database();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
