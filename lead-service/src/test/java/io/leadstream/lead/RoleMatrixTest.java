package io.leadstream.lead;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.newAddress;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint for every role. */
@StackTest
class RoleMatrixTest {

    private static final Set<String> PERSONAL = Set.of("rep", "manager", "marketing", "admin");
    private static final Set<String> SALES = Set.of("rep", "manager", "admin");
    private static final Set<String> OR_PARTNER = Set.of("rep", "manager", "marketing", "partner", "admin");
    private static final Set<String> ERASING = Set.of("manager", "admin");
    private static final Set<String> READING = Set.of("rep", "manager", "marketing", "revops", "admin");
    private static final Set<String> KEEPING = Set.of("marketing", "revops", "admin");
    private static final Set<String> ROUTING = Set.of("manager", "revops", "admin");
    private static final Set<String> PARTNERS = Set.of("partner", "admin");
    private static final Set<String> ADMIN = Set.of("admin");
    private static final List<String> ROLES =
            List.of("rep", "manager", "marketing", "revops", "partner", "admin", "nobody-knows");
    private static final Set<String> IMPORTING = Set.of("marketing", "admin");
    private static final String NO_IMPORT = "/api/leads/imports/01999999-0000-7000-8000-000000000001";
    private static final Set<String> DEFINING = Set.of("manager", "marketing", "admin");
    private static final String COMPANY = "/api/companies/01999999-0000-7000-8000-00000000000c";
    private static final String NOBODY = "/api/leads/01999999-0000-7000-8000-000000000001";

    private record Endpoint(String method, String path, Set<String> allowed) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("POST", "/api/leads", OR_PARTNER),
            new Endpoint("POST", "/api/leads/batch", OR_PARTNER),
            new Endpoint("GET", NOBODY + "/submissions", Set.of("manager", "marketing", "admin")),
            new Endpoint("GET", "/api/leads", OR_PARTNER),
            new Endpoint("GET", NOBODY, OR_PARTNER),
            new Endpoint("PATCH", NOBODY, PERSONAL),
            new Endpoint("DELETE", NOBODY, ERASING),
            new Endpoint("GET", NOBODY + "/touches", PERSONAL),
            new Endpoint("GET", NOBODY + "/duplicates", PERSONAL),
            new Endpoint("GET", NOBODY + "/export", ERASING),
            new Endpoint("POST", "/api/exports", ERASING),
            new Endpoint("POST", "/api/erasures", ERASING),
            new Endpoint("GET", "/api/erasures", ERASING),
            new Endpoint("GET", "/api/erasures/01999999-0000-7000-8000-0000000000ee", ERASING),
            new Endpoint("GET", NOBODY + "/consents", PERSONAL),
            new Endpoint("PUT", NOBODY + "/consents/newsletter", PERSONAL),
            new Endpoint("GET", "/api/sources/CHAT/retention", Set.of("manager", "marketing", "revops", "admin")),
            new Endpoint("GET", NOBODY + "/merges", PERSONAL),
            new Endpoint("GET", NOBODY + "/merges/preview", PERSONAL),
            new Endpoint("POST", NOBODY + "/merges", SALES),
            new Endpoint("GET", NOBODY + "/merges/01999999-0000-7000-8000-0000000000e1", PERSONAL),
            new Endpoint("DELETE", NOBODY + "/merges/01999999-0000-7000-8000-0000000000e1", SALES),
            new Endpoint("POST", NOBODY + "/activities", SALES),
            new Endpoint("GET", NOBODY + "/activities", PERSONAL),
            new Endpoint("GET", NOBODY + "/activities/01999999-0000-7000-8000-0000000000a1", PERSONAL),
            new Endpoint("GET", "/api/leads/imports", READING),
            new Endpoint("GET", NO_IMPORT, READING),
            new Endpoint("GET", NO_IMPORT + "/errors", READING),
            new Endpoint("GET", NO_IMPORT + "/errors.csv", READING),
            new Endpoint("GET", NO_IMPORT + "/kept", READING),
            new Endpoint("GET", NO_IMPORT + "/preview", IMPORTING),
            new Endpoint("PUT", NO_IMPORT + "/mapping", IMPORTING),
            new Endpoint("POST", NO_IMPORT + "/start", IMPORTING),
            new Endpoint("DELETE", NO_IMPORT, IMPORTING),
            new Endpoint("GET", "/api/sources", READING),
            new Endpoint("GET", "/api/sources/WEB_FORM", READING),
            new Endpoint("POST", "/api/sources", KEEPING),
            new Endpoint("PUT", "/api/sources/WEB_FORM", KEEPING),
            new Endpoint("POST", "/api/sources/OTHER/source-key", ADMIN),
            new Endpoint("POST", "/api/sources/OTHER/webhook-secret", ADMIN),
            new Endpoint("DELETE", "/api/sources/OTHER/webhook-secret", ADMIN),
            new Endpoint("GET", "/api/routing/rules", READING),
            new Endpoint("PUT", "/api/routing/rules", ROUTING),
            new Endpoint("PUT", "/api/routing/reps/rep-7", ROUTING),
            new Endpoint("DELETE", "/api/routing/pools/world", ROUTING),
            new Endpoint("GET", "/api/routing/me", SALES),
            new Endpoint("PUT", "/api/routing/me/opt-out", SALES),
            new Endpoint("DELETE", "/api/routing/me/opt-out", SALES),
            new Endpoint("GET", "/api/routing/reps/rep-7/board", READING),
            new Endpoint("PUT", "/api/routing/targets", ROUTING),
            new Endpoint("GET", "/api/routing/unassigned", READING),
            new Endpoint("GET", "/api/routing/breaches", READING),
            new Endpoint("POST", "/api/routing/dry-runs", READING),
            new Endpoint("POST", "/api/routing/leads/01999999-0000-7000-8000-000000000001/assignments", ERASING),
            new Endpoint("POST", "/api/routing/leads/01999999-0000-7000-8000-000000000001/claims", SALES),
            new Endpoint("GET", "/api/partners/demo/rejections", PARTNERS),
            new Endpoint("POST", "/api/partners/demo/rejections/redrive", PARTNERS),
            new Endpoint("GET", "/api/partners/demo/conformance", PARTNERS),
            new Endpoint("POST", "/api/leads/activities/batch", SALES),
            new Endpoint("GET", NOBODY + "/timeline", PERSONAL),
            new Endpoint("POST", NOBODY + "/comments", PERSONAL),
            new Endpoint("GET", NOBODY + "/comments", PERSONAL),
            new Endpoint("POST", "/api/comments", PERSONAL),
            new Endpoint("GET", "/api/mentions", PERSONAL),
            new Endpoint("GET", "/api/deal-timelines/01999999-0000-7000-8000-000000000001", PERSONAL),
            new Endpoint("POST", NOBODY + "/hand-overs", PERSONAL),
            new Endpoint("GET", "/api/hand-overs", PERSONAL),
            new Endpoint("GET", "/api/companies", READING),
            new Endpoint("POST", "/api/companies", PERSONAL),
            new Endpoint("GET", COMPANY, READING),
            new Endpoint("PATCH", COMPANY, PERSONAL),
            new Endpoint("GET", COMPANY + "/people", PERSONAL),
            new Endpoint("POST", COMPANY + "/people", PERSONAL),
            new Endpoint("GET", COMPANY + "/people/counts", READING),
            new Endpoint("GET", COMPANY + "/timeline", PERSONAL),
            new Endpoint("GET", COMPANY + "/stakeholders", PERSONAL),
            new Endpoint("PUT", COMPANY + "/stakeholders", PERSONAL),
            new Endpoint("POST", COMPANY + "/notes", PERSONAL),
            new Endpoint("GET", COMPANY + "/notes", PERSONAL),
            new Endpoint("POST", COMPANY + "/enrichment", PERSONAL),
            new Endpoint("GET", "/api/people", PERSONAL),
            new Endpoint("POST", "/api/people", PERSONAL),
            new Endpoint("PATCH", "/api/people/01999999-0000-7000-8000-000000000009", PERSONAL),
            new Endpoint("DELETE", "/api/people/01999999-0000-7000-8000-000000000009", ERASING),
            new Endpoint("POST", NOBODY + "/notes", PERSONAL),
            new Endpoint("POST", NOBODY + "/enrichment", PERSONAL),
            new Endpoint("GET", NOBODY + "/attribution", PERSONAL),
            new Endpoint("DELETE", "/api/notes/01999999-0000-7000-8000-000000000009", PERSONAL),
            new Endpoint("GET", "/api/attribution", READING),
            new Endpoint("GET", "/api/segments", READING),
            new Endpoint("POST", "/api/segments", DEFINING),
            new Endpoint("PUT", "/api/segments/none", DEFINING),
            new Endpoint("POST", "/api/prospect-lists", PERSONAL),
            new Endpoint("GET", "/api/prospect-lists", READING),
            new Endpoint("GET", "/api/operations/lead/dead-letters", ADMIN),
            new Endpoint("POST", "/api/operations/lead/redrive", ADMIN),
            new Endpoint("POST", "/api/operations/lead/republish", ADMIN));

    static Stream<Arguments> matrix() {
        return ENDPOINTS.stream().flatMap(endpoint -> ROLES.stream().map(role -> Arguments.of(endpoint, role)));
    }

    static Stream<Endpoint> endpoints() {
        return ENDPOINTS.stream();
    }

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void aRoleMayWhatTheTableSays(Endpoint endpoint, String role) {
        var answer = withBody(api.as(role), endpoint).request(endpoint.method(), endpoint.path());

        assertEquals(
                !endpoint.allowed().contains(role), answer.statusCode() == 403, () -> "status " + answer.statusCode());
        assertTrue(answer.statusCode() < 500, () -> "status " + answer.statusCode());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void withoutATokenNothingIsOpen(Endpoint endpoint) {
        withBody(given(), endpoint)
                .request(endpoint.method(), endpoint.path())
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    private static RequestSpecification withBody(RequestSpecification request, Endpoint endpoint) {
        return Set.of("POST", "PUT", "PATCH").contains(endpoint.method())
                ? request.contentType("application/json").body("{}")
                : request;
    }

    @ParameterizedTest
    @CsvSource({"rep, 403", "marketing, 403", "manager, 200", "admin, 200"})
    void aLeadIsAssignedByManagers(String role, int status) {
        String lead = api.capturedLead();

        api.as(role)
                .header("If-Match", "*")
                .body("{\"owner\":\"rep-7\"}")
                .patch("/api/leads/" + lead)
                .then()
                .statusCode(status)
                .body(status == 403 ? "detail" : "owner", containsString(status == 403 ? "owner" : "rep-7"));
    }

    @Test
    void aPartnerFindsTheLeadsThatItBroughtFirstAndNoOthers() {
        String own = brought("demo", newAddress());
        String others = brought("other", newAddress());
        String ours = api.capturedLead();

        api.asPartner("demo").get("/api/leads/" + own).then().statusCode(200);
        api.asPartner("demo").get("/api/leads/" + others).then().statusCode(404).contentType(PROBLEM);
        api.asPartner("demo").get("/api/leads/" + ours).then().statusCode(404);
        List<String> listed =
                api.asPartner("other").get("/api/leads").then().extract().path("items.id");
        assertEquals(List.of(others), listed);
    }

    @Test
    void aPartnerWhoBringsAKnownPersonDoesNotSeeTheCard() {
        String email = newAddress();
        String ours = api.captured(email);

        assertEquals(ours, brought("demo", email));

        api.asPartner("demo").get("/api/leads/" + ours).then().statusCode(404);
    }

    @Test
    void aPartnerWhoseTokenDoesNotNameItIsRefused() {
        String token = api.stack().token("partner", "somebody", Map.of());

        given().auth()
                .oauth2(token)
                .get("/api/leads")
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("detail", equalTo("the token of a partner names it in the claim partner"));
    }

    private String brought(String partner, String email) {
        return api.asPartner(partner)
                .body("{\"email\":\"%s\",\"source\":\"PARTNER\"}".formatted(email))
                .post("/api/leads")
                .then()
                .extract()
                .path("id");
    }
}
