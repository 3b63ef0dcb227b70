package io.leadstream.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.leadstream.local.test.Stack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is sent to whichever operation of the OpenAPI document: the answer is no fault of ours, and says why. */
@RealStack
class EveryEndpointTest {

    private static final long SEED = 20260131;
    private static final int ROUNDS = 25;
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What counts for all leads is other tests' business too: nothing may succeed there. */
    private static final List<String> FOR_ALL =
            List.of("/api/icps", "/api/personas", "/api/frameworks", "/api/margin-rates", "/api/lead-costs", "/refits");

    private record Operation(String method, String path, JsonNode described) {}

    private final Set<String> faults = new LinkedHashSet<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token = Stack.current().token("admin", "admin-1", Map.of());

    @Test
    void nothingThatIsSentIsAFaultOfOurs() throws Exception {
        UUID lead = LeadService.newId();
        UUID company = LeadService.newId();
        Stack.current().awaitPublishing();
        try (var leadService = new LeadService()) {
            Api.as("rep").await(lead, leadService.captured(lead, company, Instant.now()));
        }
        JsonNode api = api();
        var any = new AnyRequest(api, new Random(SEED), existing(lead, company));
        List<Operation> operations = operations(api);
        Instant end = Instant.now().plus(AT_MOST);
        int rounds = 0;
        while (rounds < ROUNDS && Instant.now().isBefore(end)) {
            for (Operation operation : operations) {
                ask(operation, any);
            }
            rounds++;
        }

        assertTrue(operations.size() > 80, operations::toString);
        assertEquals(Set.of(), faults, "after rounds: " + rounds);
    }

    private static Map<String, List<String>> existing(UUID lead, UUID company) {
        return Map.of(
                "leadId", List.of(lead.toString()),
                "companyId", List.of(company.toString()),
                "version", List.of("1"),
                "point", List.of("SPIN", "CARD"),
                "key", List.of("BANT", "MEDDIC"));
    }

    private static JsonNode api() throws JsonProcessingException {
        String text = RestAssured.get("/openapi.yaml").asString();
        return new ObjectMapper(new YAMLFactory()).readTree(text);
    }

    private static List<Operation> operations(JsonNode api) {
        var operations = new ArrayList<Operation>();
        api.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> !operation.getKey().equals("parameters"))
                .forEach(operation ->
                        operations.add(new Operation(operation.getKey(), path.getKey(), operation.getValue()))));
        return operations;
    }

    private void ask(Operation operation, AnyRequest any) throws IOException, InterruptedException {
        String where = any.path(operation.path()) + any.query(operation.described());
        boolean hasBody = !operation.method().equals("get") || any.oneIn(20);
        String body = hasBody ? harmless(operation, any.body(operation.described())) : "";
        var request = HttpRequest.newBuilder(
                        URI.create("%s:%d%s".formatted(RestAssured.baseURI, RestAssured.port, where)))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .method(operation.method().toUpperCase(java.util.Locale.ROOT), BodyPublishers.ofString(body));
        if (hasBody && !any.oneIn(10)) {
            request.header("Content-Type", any.mediaType(operation.described()));
        }
        if (any.oneIn(2)) {
            request.header("If-Match", any.tag());
        }
        if (any.oneIn(10)) {
            request.header("Idempotency-Key", any.tag());
        }
        if (any.oneIn(10)) {
            request.header("Accept", any.mediaType(operation.described()));
        }
        check(operation, where, body, client.send(request.build(), BodyHandlers.ofString()));
    }

    /** A member that is unknown keeps what counts for all leads from being changed. */
    private static String harmless(Operation operation, String body) {
        if (FOR_ALL.stream().noneMatch(operation.path()::contains)) {
            return body;
        }
        return body.isBlank() || body.startsWith("{}") || body.equals("null")
                ? "{\"unknown\":1}"
                : body.startsWith("{\"") ? "{\"unknown\":1," + body.substring(1) : body;
    }

    private void check(Operation operation, String where, String body, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean isRefused = answer.statusCode() >= 400;
        boolean saysWhy = type.startsWith("application/problem+json")
                && !detailOf(answer.body()).isBlank();
        if (answer.statusCode() >= 500 || (isRefused && !saysWhy)) {
            faults.add("%d %s: %s %s %s\n%s"
                    .formatted(
                            answer.statusCode(),
                            operation.path(),
                            operation.method(),
                            shortened(where),
                            shortened(body),
                            shortened(answer.body())));
        }
    }

    private static String detailOf(String problem) {
        try {
            return JSON.readTree(problem).path("detail").asText();
        } catch (JsonProcessingException noProblem) {
            return "";
        }
    }

    private static String shortened(String text) {
        return text.length() < 300 ? text : text.substring(0, 300) + "…";
    }
}
