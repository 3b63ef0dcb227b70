package io.leadstream.lead;

import static io.restassured.RestAssured.given;

import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service as a caller sees it, and the public path to the states that tests begin with. */
public final class LeadApi {

    public static final String PROBLEM = "application/problem+json";

    private final Stack stack = Stack.current();

    /** Waits until what the service publishes would be read. */
    public LeadApi ready() {
        stack.awaitPublishing();
        return this;
    }

    public Stack stack() {
        return stack;
    }

    public RequestSpecification as(String role) {
        return role.equals("partner") ? asPartner("demo") : with(stack.token(role));
    }

    public RequestSpecification asPartner(String partner) {
        return with(stack.token("partner", partner, Map.of("partner", partner)));
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public ValidatableResponse capture(String body) {
        return as("rep").body(body).post("/api/leads").then();
    }

    /** Captures somebody new and returns the id. */
    public String capturedLead() {
        return captured(newAddress());
    }

    public String captured(String email) {
        return capture(lead(email)).statusCode(201).extract().path("id");
    }

    public ValidatableResponse get(String lead) {
        return as("rep").get("/api/leads/" + lead).then();
    }

    public String etag(String lead) {
        return get(lead).statusCode(200).extract().header("ETag");
    }

    public ValidatableResponse patch(String lead, String body) {
        return as("manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", etag(lead))
                .body(body)
                .patch("/api/leads/" + lead)
                .then();
    }

    public ValidatableResponse erase(String lead) {
        return as("manager")
                .header("If-Match", etag(lead))
                .delete("/api/leads/" + lead)
                .then();
    }

    public ValidatableResponse record(String lead, String body) {
        return as("rep").body(body).post("/api/leads/" + lead + "/activities").then();
    }

    /** The ids of the leads that a query finds, newest first. */
    public List<String> found(String parameter, String value) {
        return as("rep")
                .queryParam(parameter, value)
                .get("/api/leads")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    public static String lead(String email) {
        return "{\"email\":\"%s\",\"source\":\"WEB_FORM\"}".formatted(email);
    }

    /** An address that nobody else has. */
    public static String newAddress() {
        return "p" + UUID.randomUUID() + "@acme.example";
    }

    /** A telephone number that nobody else has. */
    public static String newNumber() {
        return "+49170" + (1_000_000_000L + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 8_999_999_999L));
    }
}
