package io.leadstream.lead;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to whichever endpoint of the API's description, the answer is no fault of ours, and a refusal says
 * why. What is sent is random, but the same each time.
 */
@StackTest
class EveryEndpointFuzzResourceTest {

    private static final long SEED = 20_260_131;
    private static final int REQUESTS_EACH = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u200b",
            "🙂".repeat(40),
            "x".repeat(5_000),
            "'; drop table lead; --",
            "%s%n${jndi:x}",
            "-1",
            "1e999",
            "99999999999999999999",
            "NaN",
            "null",
            "true",
            "[]",
            "2026-13-45T99:99:99Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-01-01",
            "P999999999999D",
            "..",
            "../../etc/passwd",
            "a,b,,c",
            "lead-service/x/0",
            "Ünïcödé");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "{}",
            "null",
            "\"x\"",
            "1e99999",
            "[" + "{},".repeat(50) + "{}]",
            "[" + "[".repeat(2_000) + "]".repeat(2_000) + "]",
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"a\":1,\"a\":2}",
            "{\"unheardOf\":{\"x\":[1]}}",
            "{\"\\u0000\":\"\\ud800\"}",
            "\u0000",
            "\ufeff{}");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-16",
            "application/merge-patch+json",
            "application/x-ndjson",
            "text/csv",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "*/*");

    private LeadApi api;
    private String token;
    private String lead;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        token = api.stack().token("admin");
        lead = api.capturedLead();
    }

    private record Endpoint(String method, String path, JsonNode operation) {

        List<String> parameters() {
            var names = new ArrayList<String>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("query")) {
                    names.add(parameter.path("name").asText());
                }
            });
            return names;
        }

        /** Bodies that are shown as good ones. */
        List<JsonNode> examples() {
            var examples = new ArrayList<JsonNode>();
            operation.path("requestBody").path("content").forEach(content -> content.path("examples")
                    .forEach(example -> examples.add(read(example.path("value")))));
            return examples;
        }

        private static JsonNode read(JsonNode value) {
            try {
                return value.isTextual() ? JSON.readTree(value.asText()) : value;
            } catch (IOException noJson) {
                return value;
            }
        }
    }

    @Test
    void noEndpointFailsAndEveryRefusalSaysWhy() throws IOException {
        List<Endpoint> endpoints = endpoints();
        var faults = new ConcurrentLinkedQueue<String>();
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < endpoints.size(); i++) {
                Endpoint endpoint = endpoints.get(i);
                var random = new Random(SEED + i);
                threads.execute(() -> {
                    for (int n = 0; n < REQUESTS_EACH; n++) {
                        fault(client, endpoint, random).ifPresent(faults::add);
                    }
                });
            }
        }

        assertTrue(endpoints.size() > 100, endpoints.size() + " endpoints");
        assertTrue(faults.isEmpty(), () -> faults.size() + " faults:\n" + String.join("\n", faults));
    }

    /** Those whose answer ends. */
    private List<Endpoint> endpoints() throws IOException {
        JsonNode api = new ObjectMapper(new YAMLFactory())
                .readTree(given().get("/openapi.yaml").asByteArray());
        var endpoints = new ArrayList<Endpoint>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    boolean isStream = path.getKey().endsWith("/stream");
                    if (METHODS.contains(method.getKey()) && !isStream) {
                        endpoints.add(new Endpoint(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
                    }
                }));
        return endpoints;
    }

    private java.util.Optional<String> fault(HttpClient client, Endpoint endpoint, Random random) {
        HttpRequest request = request(endpoint, random);
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            String problem = fault(answer);
            return problem == null
                    ? java.util.Optional.empty()
                    : java.util.Optional.of("%s %s (%s): %s"
                            .formatted(request.method(), shortened(request.uri().toString()), type(request), problem));
        } catch (IOException e) {
            return java.util.Optional.of(
                    request.method() + " " + shortened(request.uri().toString()) + ": " + e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable String fault(HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            return answer.statusCode() + " " + shortened(answer.body());
        }
        if (answer.statusCode() < 400) {
            return null;
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            boolean isProblem =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith(LeadApi.PROBLEM)
                            && problem.path("type").asText().startsWith("urn:leadstream:problem:")
                            && problem.path("status").asInt() == answer.statusCode();
            boolean saysWhy = !problem.path("detail").asText().isBlank()
                    || problem.path("violations").size() > 0;
            return isProblem && saysWhy ? null : answer.statusCode() + " says " + shortened(answer.body());
        } catch (IOException e) {
            return answer.statusCode() + " is no JSON: " + shortened(answer.body());
        }
    }

    private HttpRequest request(Endpoint endpoint, Random random) {
        var url = new StringBuilder("http://localhost:" + RestAssured.port);
        for (String segment : endpoint.path().substring(1).split("/")) {
            url.append('/').append(segment.startsWith("{") ? encoded(pathValue(random)) : segment);
        }
        char separator = '?';
        for (String name : endpoint.parameters()) {
            if (random.nextInt(3) == 0) {
                url.append(separator).append(name).append('=').append(encoded(pick(TEXTS, random)));
                separator = '&';
            }
        }
        if (random.nextInt(10) == 0) {
            url.append(separator).append("unheardOf=1");
        }
        var request = HttpRequest.newBuilder(URI.create(url.toString()))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
        if (random.nextBoolean()) {
            request.header(
                    "If-Match", pick(List.of("*", "\"0\"", "\"x\"", "W/\"1\"", "nonsense", "\"1\", \"2\""), random));
        }
        if (random.nextInt(4) == 0) {
            request.header(
                    "Idempotency-Key",
                    pick(List.of("k", "x".repeat(300), "a b", UUID.randomUUID().toString()), random));
        }
        boolean hasBody = !endpoint.method().equals("GET") && !endpoint.method().equals("DELETE");
        if (hasBody && random.nextInt(12) > 0) {
            request.header("Content-Type", type(endpoint, random));
        }
        return request.method(
                        endpoint.method(),
                        hasBody
                                ? HttpRequest.BodyPublishers.ofByteArray(body(endpoint, random))
                                : HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private String pathValue(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> lead;
            case 1 -> new UUID(random.nextLong(), random.nextLong()).toString();
            default -> {
                String text = pick(TEXTS, random);
                yield text.isBlank() || text.startsWith("..") ? "x" : text.substring(0, Math.min(300, text.length()));
            }
        };
    }

    private static String type(Endpoint endpoint, Random random) {
        List<String> taken = new ArrayList<>();
        endpoint.operation().path("requestBody").path("content").fieldNames().forEachRemaining(taken::add);
        return taken.isEmpty() || random.nextInt(6) == 0 ? pick(TYPES, random) : pick(taken, random);
    }

    private static byte[] body(Endpoint endpoint, Random random) {
        List<JsonNode> examples = endpoint.examples();
        if (examples.isEmpty() || random.nextInt(3) == 0) {
            return pick(BODIES, random).getBytes(StandardCharsets.UTF_8);
        }
        JsonNode spoilt = spoilt(pick(examples, random).deepCopy(), random);
        byte[] body = spoilt.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    /** With something else in one of its places. */
    private static JsonNode spoilt(JsonNode document, Random random) {
        if (document.isEmpty() || random.nextInt(5) == 0) {
            return nasty(random);
        }
        int at = random.nextInt(document.size());
        if (document instanceof ArrayNode array) {
            array.set(at, spoilt(array.get(at), random));
        } else if (document instanceof ObjectNode object) {
            String name = new ArrayList<>(object.properties()).get(at).getKey();
            object.set(name, spoilt(object.get(name), random));
        }
        return document;
    }

    private static JsonNode nasty(Random random) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(9)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.numberNode(Long.MIN_VALUE);
            case 2 -> nodes.numberNode(new java.math.BigDecimal("1e400"));
            case 3 -> nodes.arrayNode().add(1).addObject().put("a", "b");
            case 4 -> nodes.objectNode().put("x", true);
            case 5 -> nodes.booleanNode(random.nextBoolean());
            case 6 -> nodes.numberNode(-0.5);
            default -> nodes.textNode(pick(TEXTS, random));
        };
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String type(HttpRequest request) {
        return request.headers().firstValue("Content-Type").orElse("no type");
    }

    private static String shortened(String text) {
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }

    /** Of a lead, spoilt or not, as a line or a document. */
    private static String someLead(int i, String mark, Random random) {
        ObjectNode good = JSON.createObjectNode();
        good.put("externalId", mark + i);
        good.put("email", "f%d-%s@fuzz.example".formatted(i, mark));
        good.put("source", "PARTNER");
        good.put("country", "DE");
        good.putObject("company").put("name", "Fuzz").put("employees", 7);
        JsonNode sent = random.nextInt(3) == 0 ? good : spoilt(good, random);
        return sent.toString();
    }

    private static List<String> someLeads(int count, String mark) {
        var random = new Random(SEED);
        return IntStream.range(0, count)
                .mapToObj(i -> someLead(i, mark, random))
                .toList();
    }

    @Test
    void aBatchAnswersForEveryItem() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        List<String> leads = someLeads(300, mark);

        List<Integer> status = api.as("rep")
                .body("[" + String.join(",", leads) + "]")
                .post("/api/leads/batch")
                .then()
                .statusCode(207)
                .extract()
                .path("results.status");

        assertEquals(300, status.size());
        long taken = status.stream().filter(one -> one < 300).count();
        assertTrue(taken >= 100, taken + " taken");
        assertTrue(status.stream().allMatch(one -> one < 500), () -> status.toString());
        assertEquals(
                List.of(String.valueOf(taken)),
                api.stack()
                        .psql("select count(*) from touch where offered like '%%-%s@%%' or external_id like '%s%%'"
                                .formatted(mark, mark)));
    }

    @Test
    void anImportAnswersForEveryLine() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String lines = String.join("\n", someLeads(700, mark)) + "\nnot JSON\n\n{\"email\":\n";

        String id = given().auth()
                .oauth2(api.stack().token("marketing"))
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/leads/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        String path = "/api/leads/imports/" + id;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "DONE".equals(api.as("marketing").get(path).path("state")));
        var done = api.as("marketing").get(path).jsonPath();
        assertEquals(702, done.getInt("read"));
        assertEquals(done.getInt("read"), done.getInt("accepted") + done.getInt("rejected"));
        assertTrue(done.getInt("accepted") >= 230 && done.getInt("rejected") > 2, done.prettify());
        String errors = api.as("marketing").get(path + "/errors.ndjson").asString();
        assertEquals(
                done.getInt("rejected"),
                errors.lines()
                        .map(line -> line.replaceAll(".*\"line\":(\\d+).*", "$1"))
                        .distinct()
                        .count());
    }

    @Test
    void aTopicAnswersForEveryRecord() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        int before = conformance();
        List<String> leads = someLeads(200, mark);
        try (var topics = new Topics()) {
            leads.forEach(lead -> topics.sendAsPartner(mark, lead));
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> conformance() - before >= leads.size());
        var report = api.as("partner").get("/api/partners/demo/conformance").jsonPath();
        assertEquals(
                report.getInt("read"),
                report.getInt("accepted") + report.getInt("repeated") + report.getInt("rejected"));
        assertEquals(before + leads.size(), report.getInt("read"));
    }

    private int conformance() {
        return api.as("partner").get("/api/partners/demo/conformance").path("read");
    }
}
