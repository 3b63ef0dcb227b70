package io.leadstream.qualification;

import static io.restassured.RestAssured.given;

import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** This service's REST API, as a user of a role sees it. */
record Api(String role) {

    static Api as(String role) {
        return new Api(role);
    }

    RequestSpecification request() {
        return given().header("Authorization", "Bearer " + Stack.current().token(role, role + "-1", java.util.Map.of()))
                .contentType("application/json");
    }

    /** Reads once the event is applied. */
    ValidatableResponse read(UUID lead, LeadService.Sent event) {
        return request()
                .queryParam("atLeast", event.ref())
                .get("/api/qualifications/" + lead)
                .then();
    }

    /** Waits until the event is applied, however cold and busy the machine is. */
    void await(UUID lead, LeadService.Sent event) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> read(lead, event).extract().statusCode() == 200);
    }

    ValidatableResponse read(UUID lead) {
        return request().get("/api/qualifications/" + lead).then();
    }

    ValidatableResponse accept(UUID lead) {
        return request().post(path(lead, "accept")).then();
    }

    ValidatableResponse qualify(UUID lead) {
        return request().post(path(lead, "qualify")).then();
    }

    ValidatableResponse disqualify(UUID lead, String reason) {
        return because(reason).post(path(lead, "disqualify")).then();
    }

    ValidatableResponse recycle(UUID lead, String reason) {
        return because(reason).post(path(lead, "recycle")).then();
    }

    ValidatableResponse facts(UUID lead, String body) {
        return request().body(body).put(path(lead, "facts")).then();
    }

    ValidatableResponse facts(UUID lead, String ifMatch, String body) {
        return request()
                .header("If-Match", ifMatch)
                .body(body)
                .put(path(lead, "facts"))
                .then();
    }

    static String path(UUID lead, String what) {
        return "/api/qualifications/" + lead + "/" + what;
    }

    private RequestSpecification because(String reason) {
        return request().body("{\"reason\":\"" + reason + "\"}");
    }
}
