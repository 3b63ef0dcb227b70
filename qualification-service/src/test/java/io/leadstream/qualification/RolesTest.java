package io.leadstream.qualification;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint by every role, and by nobody. */
@RealStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one lead for all: whoever may not is refused in any state of it
class RolesTest {

    private static final List<String> ROLES =
            List.of("rep", "manager", "marketing", "revops", "partner", "admin", "stranger");

    private static final Set<String> READERS = Set.of("rep", "manager", "marketing", "revops", "admin");
    private static final Set<String> OF_LEADS = Set.of("rep", "manager", "marketing", "admin");
    private static final Set<String> SALES = Set.of("rep", "manager", "admin");
    private static final Set<String> MARKETING = Set.of("marketing", "admin");
    private static final Set<String> MANAGERS = Set.of("manager", "admin");
    private static final Set<String> ADMIN = Set.of("admin");

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("GET /api/qualifications/{lead}", READERS),
            Map.entry("GET /api/qualifications/{lead}/lifecycle", READERS),
            Map.entry("GET /api/qualifications/{lead}/facts", OF_LEADS),
            Map.entry("PUT /api/qualifications/{lead}/facts", SALES),
            Map.entry("GET /api/qualifications/{lead}/facts/history", OF_LEADS),
            Map.entry("GET /api/qualifications/{lead}/frameworks", READERS),
            Map.entry("GET /api/qualifications/{lead}/framework", READERS),
            Map.entry("PUT /api/qualifications/{lead}/framework", SALES),
            Map.entry("GET /api/qualifications/{lead}/awareness", READERS),
            Map.entry("GET /api/qualifications/{lead}/discovery", OF_LEADS),
            Map.entry("PUT /api/qualifications/{lead}/checklist/DECIDERS", SALES),
            Map.entry("GET /api/returns", READERS),
            Map.entry("GET /api/lead-costs", READERS),
            Map.entry("PUT /api/lead-costs", Set.of("revops", "marketing", "admin")),
            Map.entry("GET /api/margin-rates", READERS),
            Map.entry("PUT /api/margin-rates/GTX", Set.of("revops", "marketing", "admin")),
            Map.entry("GET /api/facts", READERS),
            Map.entry("GET /api/frameworks", READERS),
            Map.entry("GET /api/frameworks/BANT", READERS),
            Map.entry("GET /api/frameworks/BANT/leads", READERS),
            Map.entry("GET /api/frameworks/default", READERS),
            Map.entry("POST /api/frameworks", Set.of("manager", "marketing", "admin")),
            Map.entry("PUT /api/frameworks/BANT", Set.of("manager", "marketing", "admin")),
            Map.entry("PUT /api/frameworks/default", Set.of("manager", "admin")),
            Map.entry("POST /api/qualifications/{lead}/accept", SALES),
            Map.entry("POST /api/qualifications/{lead}/qualify", SALES),
            Map.entry("POST /api/qualifications/{lead}/disqualify", SALES),
            Map.entry("POST /api/qualifications/{lead}/recycle", OF_LEADS),
            Map.entry("GET /api/qualifications/{lead}/fit", READERS),
            Map.entry("GET /api/qualifications", READERS),
            Map.entry("GET /api/qualifications/counts", READERS),
            Map.entry("GET /api/qualifications/breaches", READERS),
            Map.entry("GET /api/qualifications/reasons", READERS),
            Map.entry("GET /api/qualifications/{lead}/path", READERS),
            Map.entry("POST /api/qualifications/{lead}/reject", SALES),
            Map.entry("GET /api/accounts", READERS),
            Map.entry("GET /api/accounts/{lead}", READERS),
            Map.entry("GET /api/accounts/{lead}/path", READERS),
            Map.entry("PUT /api/accounts/{lead}/facts", SALES),
            Map.entry("GET /api/accounts/{lead}/framework", READERS),
            Map.entry("PUT /api/accounts/{lead}/framework", SALES),
            Map.entry("POST /api/accounts/{lead}/accept", SALES),
            Map.entry("POST /api/accounts/{lead}/reject", SALES),
            Map.entry("POST /api/accounts/{lead}/recycle", OF_LEADS),
            Map.entry("GET /api/traits", READERS),
            Map.entry("GET /api/traits/accounts", READERS),
            Map.entry("GET /api/icps", READERS),
            Map.entry("POST /api/icps", MARKETING),
            Map.entry("PUT /api/icps/default", MARKETING),
            Map.entry("GET /api/personas/default/versions", READERS),
            Map.entry("PUT /api/personas/default", MARKETING),
            Map.entry("GET /api/predictive-models", READERS),
            Map.entry("POST /api/predictive-models/refits", MARKETING),
            Map.entry("GET /api/qualifications/{lead}/prediction", READERS),
            Map.entry("GET /api/scoring-models", READERS),
            Map.entry("GET /api/scoring-models/1", READERS),
            Map.entry("POST /api/scoring-models", MARKETING),
            Map.entry("PUT /api/scoring-models/1", MARKETING),
            Map.entry("PATCH /api/scoring-models/1", MARKETING),
            Map.entry("POST /api/scoring-models/99999/activation", MARKETING),
            Map.entry("GET /api/scoring-models/1/activation", READERS),
            Map.entry("POST /api/scoring-models/99999/rehearsals", MARKETING),
            Map.entry("GET /api/scoring-models/1/rehearsals/{lead}", READERS),
            Map.entry("GET /api/scoring-models/1/rehearsals/{lead}/leads", READERS),
            Map.entry("PUT /api/qualifications/{lead}/override", MANAGERS),
            Map.entry("DELETE /api/qualifications/{lead}/override", MANAGERS),
            Map.entry("GET /api/qualifications/{lead}/override", OF_LEADS),
            Map.entry("GET /api/qualifications/{lead}/overrides", OF_LEADS),
            Map.entry("GET /api/overrides/outcomes", READERS),
            Map.entry("GET /api/operations/qualification/dead-letters", ADMIN));

    private static final List<String> OPEN = List.of(
            "/asyncapi.yaml", "/openapi.yaml", "/schemas/lead.scored.v1.schema.json", "/events/lead.scored.v1.json");

    private final UUID lead = LeadService.newId();
    private boolean isCaptured;

    @BeforeEach // before all of them nobody knows yet where the service listens
    void captureALead() {
        if (isCaptured) {
            return;
        }
        Stack.current().awaitPublishing();
        try (var leadService = new LeadService()) {
            Api.as("rep").read(lead, leadService.captured(lead, Instant.now())).statusCode(200);
        }
        isCaptured = true;
    }

    static Stream<Arguments> everyEndpointByEveryRole() {
        return ALLOWED.keySet().stream().sorted().flatMap(endpoint -> ROLES.stream()
                .map(role -> Arguments.of(endpoint, role)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("everyEndpointByEveryRole")
    void onlyWhoMayIsLetIn(String endpoint, String role) {
        boolean allowed = ALLOWED.getOrDefault(endpoint, Set.of()).contains(role);

        int status = send(endpoint, Api.as(role).request()).statusCode();

        assertEquals(allowed, status != 403 && status != 401, () -> "status " + status);
    }

    static Stream<String> everyEndpoint() {
        return ALLOWED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("everyEndpoint")
    void nobodyIsLetInWithoutAToken(String endpoint) {
        send(endpoint, given().contentType("application/json"))
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        send(endpoint, given().contentType("application/json").header("Authorization", "Bearer nonsense"))
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    static List<String> open() {
        return OPEN;
    }

    @ParameterizedTest
    @MethodSource("open")
    void theContractIsOpen(String path) {
        given().get(path).then().statusCode(200);
    }

    private Response send(String endpoint, RequestSpecification request) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(method.length() + 1).replace("{lead}", lead.toString());
        if (!method.equals("GET")) {
            request.body(path.endsWith("facts") ? "{}" : "{\"reason\":\"NOT_NOW\"}");
        }
        return request.request(method, path);
    }
}
