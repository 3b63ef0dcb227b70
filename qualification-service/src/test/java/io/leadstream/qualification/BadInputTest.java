package io.leadstream.qualification;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import io.leadstream.local.test.Stack;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a problem that names what is wrong, never an error of ours. */
@RealStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // a lead takes its time to arrive; what is refused leaves it as it is
class BadInputTest {

    private static final Api REP = Api.as("rep");

    private final UUID lead = LeadService.newId();
    private boolean isCaptured;

    @BeforeEach // before all of them nobody knows yet where the service listens
    void captureALead() {
        if (isCaptured) {
            return;
        }
        Stack.current().awaitPublishing();
        try (var leadService = new LeadService()) {
            REP.read(lead, leadService.captured(lead, Instant.now())).statusCode(200);
        }
        isCaptured = true;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"money\":{\"value\":\"x\"}} | money",
                "{\"budget\":{}} | budget.value",
                "{\"budget\":{\"value\":null}} | budget.value",
                "{\"budget\":{\"value\":5}} | budget.value",
                "{\"budget\":{\"value\":\"a\\u0000b\"}} | budget.value",
                "{\"budget\":{\"value\":\"x\",\"confidence\":1.01}} | budget.confidence",
                "{\"budget\":{\"value\":\"x\",\"confidence\":-0.1}} | budget.confidence",
                "{\"budget\":{\"value\":\"x\",\"confidence\":0.123456}} | budget.confidence",
                "{\"budget\":{\"value\":\"x\",\"confidence\":\"high\"}} | budget.confidence",
                "{\"budget\":{\"value\":\"x\",\"confidence\":1e999999}} | budget.confidence",
                "{\"budget\":{\"value\":\"x\",\"evidence\":\"no uri\"}} | budget.evidence",
                "{\"budget\":{\"value\":\"x\",\"evidence\":\"relative/path\"}} | budget.evidence",
                "{\"budget\":{\"value\":\"x\",\"evidence\":\"javascript:alert(1)\"}} | budget.evidence",
                "{\"budget\":{\"value\":\"x\",\"colour\":\"red\"}} | budget.colour",
                "{\"budget\":\"x\"} | budget",
                "{\"budget\":{\"value\":{\"amount\":\"1.001\",\"currency\":\"EUR\"}}} | budget.value",
                "{\"need\":{\"value\":{\"amount\":\"1\",\"currency\":\"EUR\"}}} | need.value",
                "{\"timeline\":{\"value\":{\"date\":\"2026-02-30\"}}} | timeline.value.date",
                "{\"decisionCriteria\":{\"value\":[{\"criterion\":\"a\",\"weight\":0.4}]}} | decisionCriteria.value",
                "{\"decisionProcess\":{\"value\":{\"steps\":[{\"step\":\"a\",\"x\":1}]}}} | decisionProcess.value.steps[0].x",
                "{\"budget\":[{}]} | budget",
            })
    void aBadFactIsRefusedByName(String body, String field) {
        REP.facts(lead, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:leadstream:problem:bad-input"))
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | reason",
                "{\"reason\":null} | reason",
                "{\"reason\":\"  \"} | reason",
                "{\"reason\":7} | reason",
                "{\"reason\":\"a\\u0000\"} | reason",
                "{\"reason\":\"x\",\"why\":\"y\"} | why",
                "{\"reason\":\"x\",\"reason\":\"y\"} | ``",
            })
    void aBadReasonIsRefusedByName(String body, String field) {
        for (String command : new String[] {"disqualify", "recycle"}) {
            REP.request()
                    .body(body)
                    .post(Api.path(lead, command))
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem(field));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | key",
                "{\"key\":\"own\",\"name\":\"x\",\"criteria\":[]} | key",
                "{\"key\":\"OWN\",\"name\":\"x\",\"criteria\":[]} | criteria",
                "{\"key\":\"OWN\",\"name\":\"x\",\"criteria\":[null]} | criteria[0]",
                "{\"key\":\"OWN\",\"name\":\"x\",\"criteria\":[{\"key\":\"a\",\"text\":\"a\",\"facts\":[\"colour\"]}]} | criteria[0].facts[0]",
                "{\"key\":\"OWN\",\"name\":\"x\",\"criteria\":[{\"key\":\"a\",\"text\":\"a\",\"required\":false,\"facts\":[\"need\"]}]} | criteria",
            })
    void aBadFrameworkIsRefusedByName(String body, String field) {
        Api.as("manager")
                .request()
                .body(body)
                .post("/api/frameworks")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | source",
                "{\"source\":\"x\",\"from\":\"2026-01-01\",\"to\":\"2026-02-01\",\"cost\":{\"amount\":\"1\",\"currency\":\"EUR\"}} | source",
                "{\"source\":\"CHAT\",\"from\":\"2026-02-01\",\"to\":\"2026-02-01\",\"cost\":{\"amount\":\"1\",\"currency\":\"EUR\"}} | to",
                "{\"source\":\"CHAT\",\"from\":\"2026-01-01\",\"to\":\"2026-02-01\",\"cost\":{\"amount\":\"-1\",\"currency\":\"EUR\"}} | cost.amount",
                "{\"source\":\"CHAT\",\"from\":\"2026-01-01\",\"to\":\"2026-02-01\",\"cost\":{\"amount\":\"1.005\",\"currency\":\"EUR\"}} | cost",
                "{\"source\":\"CHAT\",\"from\":\"2026-01-01\",\"to\":\"x\",\"cost\":{\"amount\":\"1\",\"currency\":\"EUR\"}} | to",
            })
    void aBadCostIsRefusedByName(String body, String field) {
        Api.as("revops")
                .request()
                .body(body)
                .put("/api/lead-costs")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource({
        "by=colour, by",
        "segment=country, segment",
        "by=segment&segment=x, segment",
        "from=x, from",
        "to=1066-01-01, to",
        "from=2026-02-01&to=2026-01-01, from"
    })
    void aBadReportIsRefusedByName(String query, String field) {
        REP.request().get("/api/returns?" + query).then().statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void aPointThatIsNotThereOrWithoutEvidenceIsRefused() {
        REP.request().body("{}").put(Api.path(lead, "checklist/x")).then().statusCode(400);
        REP.request()
                .body("{\"confirmed\":true}")
                .put(Api.path(lead, "checklist/CARD"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("evidence"));
        REP.request()
                .body("{\"evidence\":\"https://mail.example/81\"}")
                .put(Api.path(lead, "checklist/FRAMEWORK"))
                .then()
                .statusCode(409);
    }

    @Test
    void aFrameworkThatIsNotThereIsRefused() {
        REP.request()
                .body("{\"framework\":\"NONE\"}")
                .put(Api.path(lead, "framework"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("framework"));
        REP.request().get("/api/frameworks/NONE").then().statusCode(404);
        REP.request().get("/api/frameworks/BANT/leads?after=x").then().statusCode(400);
        REP.request().get(Api.path(lead, "facts/history?fact=colour")).then().statusCode(400);
    }

    @Test
    void whatNobodyReadsIsRefusedByName() {
        REP.request()
                .body("{\"x\":1}")
                .post(Api.path(lead, "accept"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("x"));
        REP.request().body("x").post(Api.path(lead, "qualify")).then().statusCode(400);
        REP.request()
                .get(Api.path(lead, "facts?asof=2026-01-01"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("asof"));
    }

    @Test
    void whatAMissingBodyHadToSayIsNamed() {
        for (String command : new String[] {"disqualify", "recycle", "reject"}) {
            REP.request()
                    .post(Api.path(lead, command))
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem("reason"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"x\"", "{", "{\"reason\":", "no json", "{}{}"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        REP.request().body(body).post(Api.path(lead, "disqualify")).then().statusCode(400);
        REP.request().body(body).put(Api.path(lead, "facts")).then().statusCode(400);
    }

    @Test
    void textThatIsTooLongIsRefused() {
        String tooLong = "x".repeat(2001);

        REP.disqualify(lead, tooLong).statusCode(400).body("violations.field", hasItem("reason"));
        REP.facts(lead, "{\"need\":{\"value\":\"" + tooLong + "\"}}")
                .statusCode(400)
                .body("violations.field", hasItem("need.value"));
        REP.facts(lead, "{\"need\":{\"value\":\"x\",\"evidence\":\"https://x.example/" + tooLong + "\"}}")
                .statusCode(400)
                .body("violations.field", hasItem("need.evidence"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        String huge = "{\"reason\":\"" + "x".repeat(10 << 20) + "\"}";

        REP.request().body(huge).post(Api.path(lead, "disqualify")).then().statusCode(413);
    }

    @Test
    void aBodyThatIsTooDeepIsRefused() {
        REP.facts(lead, "{\"need\":".repeat(2000) + "1" + "}".repeat(2000)).statusCode(400);
    }

    @Test
    void anotherContentTypeIsRefused() {
        REP.request()
                .contentType("text/plain")
                .body("{\"reason\":\"x\"}")
                .post(Api.path(lead, "recycle"))
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-13-01",
                "2026-02-30T00:00:00Z",
                "12",
                "%00",
                "%2B999999999-01-01T00:00:00Z",
                "-4000-01-01T00:00:00Z"
            })
    void aBadTimeIsRefusedByName(String asOf) {
        REP.request()
                .urlEncodingEnabled(false)
                .get("/api/qualifications/" + lead + "?asOf=" + asOf)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("asOf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01", "9999-12-31", "1066-10-14"})
    void anOutlandishTimeIsNoError(String asOf) {
        REP.request()
                .get("/api/qualifications/" + lead + "?asOf=" + asOf)
                .then()
                .statusCode(lessThan(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "a/b", "lead-service/x/0", "lead-service/x/-1", "lead-service/x/99999999999999999999", "%00"
            })
    void aBadEventNameIsRefusedByName(String atLeast) {
        REP.request()
                .urlEncodingEnabled(false)
                .get("/api/qualifications/" + lead + "?atLeast=" + atLeast)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("atLeast"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "x", "00000000-0000-0000-0000-00000000000g", "%00"})
    void anIdThatIsNoneIsNotFoundOrRefused(String id) {
        REP.request()
                .urlEncodingEnabled(false)
                .get("/api/qualifications/" + id)
                .then()
                .statusCode(lessThan(500))
                .contentType(startsWith("application/problem+json"));
        REP.request()
                .urlEncodingEnabled(false)
                .get("/api/scoring-models/" + id + "x")
                .then()
                .statusCode(lessThan(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"x\"", "W/\"1\"", "\"1", "\u00e4"})
    void anEntityTagThatIsAnotherIsRefused(String ifMatch) {
        REP.request()
                .header("If-Match", ifMatch)
                .post(Api.path(lead, "accept"))
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({
        "'', PUT POST PATCH DELETE",
        "/facts, POST PATCH DELETE",
        "/facts/history, PUT POST PATCH DELETE",
        "/frameworks, PUT POST PATCH DELETE",
        "/framework, POST PATCH DELETE",
        "/awareness, PUT POST PATCH DELETE",
        "/discovery, PUT POST PATCH DELETE",
        "/checklist/CARD, GET POST PATCH DELETE",
        "/lifecycle, PUT POST PATCH DELETE",
        "/accept, GET PUT PATCH DELETE",
        "/qualify, GET PUT PATCH DELETE",
        "/disqualify, GET PUT PATCH DELETE",
        "/recycle, GET PUT PATCH DELETE"
    })
    void aMethodThatIsNotThereIsRefused(String resource, String methods) {
        for (String method : methods.split(" ", -1)) {
            REP.request()
                    .request(method, "/api/qualifications/" + lead + resource)
                    .then()
                    .statusCode(405)
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /api/scoring-models | {} | definition",
                "POST | /api/scoring-models | {\"copyOf\":1,\"definition\":{}} | definition",
                "POST | /api/scoring-models | {\"copyOf\":99999} | copyOf",
                "POST | /api/scoring-models | {\"definition\":{\"name\":7}} | definition.name",
                "POST | /api/scoring-models | {\"definition\":{\"name\":\"x\"}} | definition.fit",
                "POST | /api/scoring-models | {\"definition\":{\"fit\":[{\"criterion\":\"X\"}]}} | definition.fit[0].criterion",
                "PATCH | /api/scoring-models/1 | 7 | ``",
                "POST | /api/scoring-models/1/rehearsals | {} | months",
                "POST | /api/scoring-models/1/rehearsals | {\"months\":0} | months",
                "POST | /api/scoring-models/1/rehearsals | {\"months\":37} | months",
                "GET | /api/scoring-models?limit=0 | ``  | limit",
                "GET | /api/scoring-models?after=x | ``  | after",
                "GET | /api/overrides/outcomes?from=x | `` | from",
                "PUT | /api/qualifications/{lead}/override | {\"reason\":\"x\"} | grade",
                "PUT | /api/qualifications/{lead}/override | {\"grade\":\"A1\",\"fit\":1,\"reason\":\"x\"} | grade",
                "PUT | /api/qualifications/{lead}/override | {\"grade\":\"E1\",\"reason\":\"x\"} | grade",
                "PUT | /api/qualifications/{lead}/override | {\"fit\":100.01,\"reason\":\"x\"} | fit",
                "PUT | /api/qualifications/{lead}/override | {\"total\":0.001,\"reason\":\"x\"} | total",
                "PUT | /api/qualifications/{lead}/override | {\"fit\":1,\"engagement\":1,\"total\":3,\"reason\":\"x\"} | total",
                "PUT | /api/qualifications/{lead}/override | {\"grade\":\"A1\"} | reason",
                "PUT | /api/qualifications/{lead}/override | "
                        + "{\"grade\":\"A1\",\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"} | until",
            })
    void whatIsWrongWithScoringIsNamed(String method, String path, String body, String field) {
        var request = Api.as("admin").request();
        if (!method.equals("GET")) {
            request.body(body);
        }
        request.request(method, path.replace("{lead}", lead.toString()))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }
}
