package io.leadstream.qualification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealStack
class QualificationResourceTest {

    private final UUID lead = LeadService.newId();
    private LeadService leadService;
    private Instant now;

    @BeforeEach
    void start() {
        Stack.current().awaitPublishing();
        leadService = new LeadService();
        now = Instant.now();
    }

    @AfterEach
    void stop() {
        leadService.close();
    }

    @Test
    void aCapturedLeadIsInformationQualifiedAndScored() {
        var captured = leadService.captured(lead, now);

        read(captured)
                .statusCode(200)
                .body("leadId", equalTo(lead.toString()))
                .body("lifecycle", equalTo("IQL"))
                .body("score.fit", is(90.0f))
                .body("score.grade", equalTo("A4"));
    }

    private ValidatableResponse read(LeadService.Sent event) {
        return given().header("Authorization", "Bearer " + Stack.current().token("rep"))
                .get("/api/qualifications/" + lead + "?atLeast=" + event.ref())
                .then();
    }
}
