package io.leadstream.forecast.running;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint for every role. */
@ForecastTest
class RoleMatrixTest {

    private static final Set<String> OWN_PEOPLE = Set.of("rep", "manager", "marketing", "revops", "admin");
    private static final Set<String> SELLERS = Set.of("rep", "manager", "admin");
    private static final Set<String> MANAGERS = Set.of("manager", "admin");
    private static final Set<String> REVOPS = Set.of("revops", "admin");
    private static final Set<String> DECIDING = Set.of("manager", "revops", "admin");
    private static final Set<String> ADMIN = Set.of("admin");
    private static final List<String> ROLES = List.of("rep", "manager", "marketing", "revops", "partner", "admin");

    private record Endpoint(String method, String path, Set<String> allowed) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("GET", "/api/page/choices", OWN_PEOPLE),
            new Endpoint("GET", "/api/page/values?segment=owner", OWN_PEOPLE),
            new Endpoint("GET", "/api/conversion-rates", OWN_PEOPLE),
            new Endpoint("GET", "/api/win-rates", OWN_PEOPLE),
            new Endpoint("GET", "/api/stage-durations", OWN_PEOPLE),
            new Endpoint("GET", "/api/stage-to-won", OWN_PEOPLE),
            new Endpoint("GET", "/api/funnels", OWN_PEOPLE),
            new Endpoint("GET", "/api/promise-rates", OWN_PEOPLE),
            new Endpoint("GET", "/api/committee-coverage", OWN_PEOPLE),
            new Endpoint("GET", "/api/survival?pipeline=lead-lifecycle&stage=IQL", OWN_PEOPLE),
            new Endpoint("GET", "/api/velocity", OWN_PEOPLE),
            new Endpoint("GET", "/api/stalled-deals", OWN_PEOPLE),
            new Endpoint("GET", "/api/loss-reasons", OWN_PEOPLE),
            new Endpoint("GET", "/api/forecasts", OWN_PEOPLE),
            new Endpoint("GET", "/api/win-probabilities", OWN_PEOPLE),
            new Endpoint("GET", "/api/win-probabilities/nobody", OWN_PEOPLE),
            new Endpoint("GET", "/api/figures/stream", OWN_PEOPLE),
            new Endpoint("GET", "/api/variants", OWN_PEOPLE),
            new Endpoint("GET", "/api/conformance", OWN_PEOPLE),
            new Endpoint("GET", "/api/sales-teams", OWN_PEOPLE),
            new Endpoint("GET", "/api/sales-teams/none", OWN_PEOPLE),
            new Endpoint("GET", "/api/sales-teams/none/versions", OWN_PEOPLE),
            new Endpoint("PUT", "/api/sales-teams/none", REVOPS),
            new Endpoint("DELETE", "/api/sales-teams/none", REVOPS),
            new Endpoint("GET", "/api/quotas", OWN_PEOPLE),
            new Endpoint("GET", "/api/quotas/none", OWN_PEOPLE),
            new Endpoint("GET", "/api/quotas/none/versions", OWN_PEOPLE),
            new Endpoint("PUT", "/api/quotas/none", REVOPS),
            new Endpoint("DELETE", "/api/quotas/none", REVOPS),
            new Endpoint("GET", "/api/forecast-categories/standard", OWN_PEOPLE),
            new Endpoint("PUT", "/api/forecast-categories/standard", REVOPS),
            new Endpoint("GET", "/api/forecast-rollups?period=2027-Q1", OWN_PEOPLE),
            new Endpoint("GET", "/api/forecast-submissions", OWN_PEOPLE),
            new Endpoint("GET", "/api/forecast-submissions/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01", OWN_PEOPLE),
            new Endpoint("POST", "/api/forecast-submissions", SELLERS),
            new Endpoint("GET", "/api/forecast-submissions/bias", Set.of("rep", "manager", "revops", "admin")),
            new Endpoint("GET", "/api/forecast-bridges?period=2026-Q1&from=2026-01-01&to=2026-01-02", OWN_PEOPLE),
            new Endpoint("GET", "/api/forecast-bridges/deals", OWN_PEOPLE),
            new Endpoint("GET", "/api/forecast-overrides", OWN_PEOPLE),
            new Endpoint("GET", "/api/forecast-overrides/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01", OWN_PEOPLE),
            new Endpoint("POST", "/api/forecast-overrides", MANAGERS),
            new Endpoint("POST", "/api/forecast-overrides/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01/withdrawal", MANAGERS),
            new Endpoint("GET", "/api/forecast-alerts", OWN_PEOPLE),
            new Endpoint("GET", "/api/forecast-alerts/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01", OWN_PEOPLE),
            new Endpoint("POST", "/api/forecast-alerts/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01/acknowledgement", DECIDING),
            new Endpoint("POST", "/api/forecast-alerts/evaluations", Set.of("revops", "admin")),
            new Endpoint("GET", "/api/coaching-actions", DECIDING),
            new Endpoint("POST", "/api/coaching-actions", Set.of("manager", "admin")),
            new Endpoint("GET", "/api/coaching-actions/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01", DECIDING),
            new Endpoint("GET", "/api/coaching-actions/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01/effect", DECIDING),
            new Endpoint("GET", "/api/rebuilds/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01", ADMIN),
            new Endpoint("POST", "/api/rebuilds", ADMIN),
            new Endpoint("GET", "/api/backtests", OWN_PEOPLE),
            new Endpoint("GET", "/api/forecast-snapshots", OWN_PEOPLE),
            new Endpoint("GET", "/api/forecast-snapshots/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01", OWN_PEOPLE),
            new Endpoint("POST", "/api/forecast-snapshots", REVOPS),
            new Endpoint("GET", "/api/backtests/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01", OWN_PEOPLE),
            new Endpoint("POST", "/api/backtests", REVOPS),
            new Endpoint("GET", "/api/operations/forecast/dead-letters", ADMIN),
            new Endpoint("POST", "/api/operations/forecast/redrive", ADMIN));

    static Stream<Arguments> matrix() {
        return ENDPOINTS.stream().flatMap(endpoint -> ROLES.stream().map(role -> Arguments.of(endpoint, role)));
    }

    static Stream<Endpoint> endpoints() {
        return ENDPOINTS.stream();
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void aRoleMayWhatTheTableSays(Endpoint endpoint, String role) {
        int status = Api.as(role).request(endpoint.method(), endpoint.path()).statusCode();
        assertEquals(!endpoint.allowed().contains(role), status == 403, () -> "status " + status);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void withoutATokenNothingIsOpen(Endpoint endpoint) {
        given().request(endpoint.method(), endpoint.path())
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"));
    }
}
