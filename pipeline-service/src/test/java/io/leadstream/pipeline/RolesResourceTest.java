package io.leadstream.pipeline;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint and every role. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class RolesResourceTest {

    private static final List<String> ROLES =
            List.of("rep", "manager", "marketing", "revops", "partner", "admin", "nobody");
    private static final Set<String> READERS = Set.of("rep", "manager", "marketing", "revops", "admin");
    private static final Set<String> SELLERS = Set.of("rep", "manager", "admin");
    private static final Set<String> TEAM = Set.of("rep", "manager", "marketing", "admin");
    private static final Set<String> MANAGERS = Set.of("manager", "admin");
    private static final Set<String> REVOPS = Set.of("revops", "admin");
    private static final String SOME = UUID.randomUUID().toString();

    private final Api api = new Api();

    record Endpoint(String method, String path, String type, String body, Set<String> allowed) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            get("/api/pipelines", READERS),
            get("/api/pipelines/standard", READERS),
            json("POST", "/api/pipelines", "{}", REVOPS),
            json("PUT", "/api/pipelines/standard", "{}", REVOPS),
            json("POST", "/api/pipelines/check", "{}", REVOPS),
            get("/api/pipelines/standard/versions", READERS),
            get("/api/pipelines/standard/audit", READERS),
            get("/api/pipelines/standard/diff", READERS),
            get("/api/pipelines/standard/migrations", READERS),
            get("/api/pipelines/standard/migrations/" + SOME, READERS),
            json("POST", "/api/pipelines/standard/migrations", "", REVOPS),
            get("/api/deals/" + SOME + "/approvals", READERS),
            json("POST", "/api/deals/" + SOME + "/approvals", "{}", READERS),
            get("/api/deals", READERS),
            get("/api/deals/" + SOME, READERS),
            get("/api/deals/board", READERS),
            get("/api/deals/" + SOME + "/similar", READERS),
            get("/api/losses", READERS),
            get("/api/exchange-rates", READERS),
            get("/api/exchange-rates/EUR/2026-01-31", READERS),
            json("PUT", "/api/exchange-rates/USD/2026-01-31", "{}", REVOPS),
            get("/api/deals/" + SOME + "/history", READERS),
            get("/api/deals/" + SOME + "/evidence", READERS),
            get("/api/deals/" + SOME + "/approval-path", READERS),
            get("/api/deals/" + SOME + "/approval-path/history", READERS),
            json("PUT", "/api/deals/" + SOME + "/approval-path", "{}", SELLERS),
            json("PATCH", "/api/deals/" + SOME + "/approval-path", "{}", SELLERS),
            json("PATCH", "/api/deals/" + SOME + "/approval-path/steps/cfo-review", "{}", SELLERS),
            get("/api/approval-paths/statistics", READERS),
            get("/api/buying-roles", READERS),
            get("/api/committee/statistics", READERS),
            get("/api/deals/" + SOME + "/role-suggestions", READERS),
            get("/api/deals/" + SOME + "/committee", READERS),
            get("/api/deals/" + SOME + "/committee/stages", READERS),
            get("/api/deals/" + SOME + "/coverage", READERS),
            get("/api/deals/" + SOME + "/stakeholders", READERS),
            json("POST", "/api/deals/" + SOME + "/stakeholders", "{}", SELLERS),
            get("/api/deals/" + SOME + "/stakeholders/" + SOME, READERS),
            get("/api/deals/" + SOME + "/stakeholders/" + SOME + "/history", READERS),
            json("PATCH", "/api/deals/" + SOME + "/stakeholders/" + SOME, "{}", SELLERS),
            json("DELETE", "/api/deals/" + SOME + "/stakeholders/" + SOME, "", SELLERS),
            json("POST", "/api/deals/" + SOME + "/stakeholders/" + SOME + "/contacts", "{}", SELLERS),
            json("POST", "/api/deals", "{}", SELLERS),
            json("PATCH", "/api/deals/" + SOME, "{}", SELLERS),
            json("POST", "/api/deals/" + SOME + "/evidence", "{}", SELLERS),
            json("POST", "/api/deals/" + SOME + "/evidence/" + SOME + "/withdrawal", "{}", SELLERS),
            get("/api/deals/" + SOME + "/criteria", READERS),
            json("POST", "/api/sales-models/assessment", "{}", READERS),
            get("/api/tasks", READERS),
            get("/api/deals/" + SOME + "/tasks", READERS),
            get("/api/deals/" + SOME + "/tasks/" + SOME, READERS),
            json("POST", "/api/deals/" + SOME + "/tasks", "{}", Set.of("rep", "manager", "marketing", "admin")),
            json("PATCH", "/api/deals/" + SOME + "/tasks/" + SOME, "{}", READERS),
            get("/api/deals/" + SOME + "/rounds", READERS),
            json("POST", "/api/deals/" + SOME + "/rounds", "{}", SELLERS),
            get("/api/overrides", READERS),
            get("/api/overrides/summary", READERS),
            json("POST", "/api/deals/" + SOME + "/moves", "{}", SELLERS),
            json("POST", "/api/deals/moves", "[]", SELLERS),
            json("POST", "/api/deals/" + SOME + "/transfer", "{}", SELLERS),
            get("/api/approval-paths/usual", READERS),
            json("PUT", "/api/approval-paths/usual", "{}", Set.of("revops", "admin")),
            json("POST", "/api/deals/" + SOME + "/closure", "{}", SELLERS),
            json("POST", "/api/deals/" + SOME + "/reopening", "{}", MANAGERS),
            get("/api/deals/" + SOME + "/accountability", READERS),
            json("PUT", "/api/deals/" + SOME + "/accountability", "{}", SELLERS),
            get("/api/deals/" + SOME + "/timeline", READERS),
            get("/api/deals/" + SOME + "/hand-overs", READERS),
            get("/api/deals/" + SOME + "/hand-overs/" + SOME, READERS),
            get("/api/deals/hand-overs", READERS),
            json("POST", "/api/deals/" + SOME + "/hand-overs", "{}", TEAM),
            json("POST", "/api/deals/" + SOME + "/hand-overs/" + SOME + "/acceptance", "{}", TEAM),
            json("POST", "/api/deals/" + SOME + "/hand-overs/" + SOME + "/decline", "{}", TEAM),
            get("/api/deals/" + SOME + "/promises", READERS),
            json("POST", "/api/deals/" + SOME + "/promises", "{}", SELLERS),
            get("/api/deals/" + SOME + "/promises/" + SOME, READERS),
            json("POST", "/api/deals/" + SOME + "/promises/" + SOME + "/checks", "{}", SELLERS),
            get("/api/deals/" + SOME + "/known-customers", READERS),
            json("PUT", "/api/deals/" + SOME + "/known-customers", "{}", SELLERS),
            get("/api/deals/" + SOME + "/reference-risks", READERS),
            get("/api/references", READERS),
            get("/api/references/" + SOME, READERS),
            json("POST", "/api/references", "{}", SELLERS),
            json("POST", "/api/references/" + SOME + "/uses", "{}", SELLERS),
            json("POST", "/api/references/" + SOME + "/withdrawal", "{}", SELLERS),
            get("/api/after-sale/times", READERS),
            get("/api/after-sale/stuck", READERS),
            get("/api/profitability", Set.of("manager", "marketing", "revops", "admin")),
            get("/api/profitability/inputs", Set.of("manager", "revops", "admin")),
            json("POST", "/api/profitability/inputs", "{}", REVOPS),
            get("/api/deals/" + SOME + "/lead-proposals", READERS),
            json("POST", "/api/deals/" + SOME + "/lead-proposals", "{}", SELLERS),
            get("/api/promises/due", READERS),
            get("/api/promises/statistics", READERS),
            get("/api/deals/imports", READERS),
            get("/api/deals/imports/" + SOME, READERS),
            get("/api/deals/imports/" + SOME + "/errors", READERS),
            get("/api/deals/imports/" + SOME + "/kept", READERS),
            new Endpoint("POST", "/api/deals/imports?mode=none", "application/x-ndjson", "", REVOPS),
            new Endpoint("POST", "/api/deals/imports?mode=none", "text/csv", "", REVOPS),
            get("/api/deals/imports/" + SOME + "/preview", REVOPS),
            json("PUT", "/api/deals/imports/" + SOME + "/mapping", "{}", REVOPS),
            new Endpoint("PUT", "/api/deals/imports/" + SOME + "/history", "text/csv", "a", REVOPS),
            json("POST", "/api/deals/imports/" + SOME + "/start", "", REVOPS),
            json("DELETE", "/api/deals/imports/" + SOME, "", REVOPS),
            get("/api/deals/stream?x=1", READERS),
            get("/api/methodologies", READERS),
            get("/api/methodologies/spin", READERS),
            get("/api/methodologies/recommendations", READERS),
            get("/api/methodologies/recommendations/" + SOME, READERS),
            json("POST", "/api/methodologies/recommendation", "{}", READERS),
            get("/api/methodologies/outcomes", READERS),
            get("/api/pipelines/standard/playbooks", READERS),
            json("PUT", "/api/pipelines/standard/playbooks", "{}", REVOPS),
            json("PUT", "/api/pipelines/standard/stages/NEED_CONFIRMED/playbook", "{}", REVOPS),
            get("/api/deals/" + SOME + "/playbook", READERS),
            get("/api/deals/" + SOME + "/playbook/spin/problem", READERS),
            json("PUT", "/api/deals/" + SOME + "/playbook/spin/problem", "{}", SELLERS),
            json("DELETE", "/api/deals/" + SOME + "/playbook/spin/problem", "", SELLERS),
            get("/api/approaches", READERS),
            get("/api/approaches/adopted", READERS),
            get("/api/operations/pipeline-service/dead-letters", Set.of("admin")));

    static Stream<Arguments> matrix() {
        return ENDPOINTS.stream().flatMap(endpoint -> ROLES.stream().map(role -> Arguments.of(endpoint, role)));
    }

    static List<Endpoint> endpoints() {
        return ENDPOINTS;
    }

    @BeforeEach
    void ready() {
        api.ready();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("matrix")
    void aRoleMayDoWhatTheTableSays(Endpoint endpoint, String role) {
        Response answer = call(given().auth().oauth2(api.stack().token(role)), endpoint);

        if (endpoint.allowed().contains(role)) {
            assertTrue(
                    answer.statusCode() != 401 && answer.statusCode() != 403 && answer.statusCode() < 500,
                    answer::asString);
        } else {
            assertEquals(403, answer.statusCode());
            assertEquals("application/problem+json", answer.contentType());
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nothingIsOpenWithoutAToken(Endpoint endpoint) {
        Response answer = call(given(), endpoint);

        assertEquals(401, answer.statusCode());
        assertEquals("application/problem+json", answer.contentType());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aForgedTokenIsNone(Endpoint endpoint) {
        String token = api.stack().token("admin");
        String forged = token.substring(0, token.length() - 10) + "AAAAAAAAAA";

        assertEquals(401, call(given().auth().oauth2(forged), endpoint).statusCode());
    }

    private static Response call(RequestSpecification as, Endpoint endpoint) {
        RequestSpecification request =
                endpoint.body().isEmpty() && !endpoint.method().equals("POST")
                        ? as
                        : as.contentType(endpoint.type())
                                .body(endpoint.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return request.request(endpoint.method(), endpoint.path());
    }

    private static Endpoint get(String path, Set<String> allowed) {
        return new Endpoint("GET", path, "", "", allowed);
    }

    private static Endpoint json(String method, String path, String body, Set<String> allowed) {
        return new Endpoint(method, path, "application/json", body, allowed);
    }
}
