package io.leadstream.forecast.running;

import static io.restassured.RestAssured.given;

import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The REST API as one role sees it. */
public final class Api {

    private Api() {}

    public static RequestSpecification as(String role) {
        return given().auth().oauth2(Stack.current().token(role));
    }

    public static ValidatableResponse get(String path, Object... values) {
        return as("revops").get(path, values).then();
    }

    /** The answer once an event is in it. */
    static ValidatableResponse get(Topics.Sent atLeast, String path, Object... values) {
        return as("revops")
                .queryParam("atLeast", atLeast.ref())
                .get(path, values)
                .then();
    }
}
