package io.leadstream.pipeline;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.leadstream.local.test.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service as a caller sees it, and the public path to the states that tests begin with. */
public final class Api {

    private static final Map<String, List<String>> CRITERIA = Map.of(
            "NEED_CONFIRMED", List.of("problem-stated", "timeline-stated"),
            "FIT_EVALUATED", List.of("questions-answered", "next-step-booked", "summary-confirmed"),
            "DECISION_PROCESS_SHARED", List.of("deciders-named", "steps-named"),
            "PROPOSAL_REVIEWED", List.of("proposal-answered", "price-answered"),
            "TERMS_AGREED", List.of("terms-accepted", "signature-scheduled"));

    private static final List<String> SALE =
            List.of("NEED_CONFIRMED", "FIT_EVALUATED", "DECISION_PROCESS_SHARED", "PROPOSAL_REVIEWED", "TERMS_AGREED");

    private final Stack stack = Stack.current();

    /** Waits until the service publishes and its first start is over. */
    public Api ready() {
        stack.awaitPublishing();
        // asked before every test, and mostly true: no pause before the first look
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .until(() -> as("rep").get("/api/pipelines/standard").statusCode() == 200);
        return this;
    }

    public Stack stack() {
        return stack;
    }

    public RequestSpecification as(String role) {
        return given().auth().oauth2(stack.token(role)).contentType("application/json");
    }

    /** Opens a deal by hand and returns its id. */
    public String openDeal() {
        return openDeal("{\"name\":\"Acme\",\"amount\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}}");
    }

    public String openDeal(String body) {
        return as("rep")
                .body(body)
                .post("/api/deals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String etag(String deal) {
        return as("rep")
                .get("/api/deals/" + deal)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    /** Proves every criterion of a stage of the standard pipeline. */
    public void prove(String deal, String stage) {
        for (String criterion : CRITERIA.get(stage)) {
            as("rep")
                    .body("{\"criterion\":\"%s\",\"kind\":\"EMAIL\"}".formatted(criterion))
                    .post("/api/deals/" + deal + "/evidence")
                    .then()
                    .statusCode(201);
        }
    }

    public void proveSale(String deal) {
        SALE.forEach(stage -> prove(deal, stage));
    }

    public Response command(String role, String deal, String path, String body) {
        return as(role).header("If-Match", etag(deal)).body(body).post("/api/deals/" + deal + "/" + path);
    }

    public Response move(String deal, String stage) {
        return command("rep", deal, "moves", "{\"toStage\":\"%s\"}".formatted(stage));
    }

    public String wonDeal() {
        String deal = openDeal();
        proveSale(deal);
        command("rep", deal, "closure", "{\"outcome\":\"WON\"}").then().statusCode(200);
        return deal;
    }

    public String lostDeal() {
        String deal = openDeal();
        command("rep", deal, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);
        return deal;
    }
}
