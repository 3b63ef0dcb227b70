package io.leadstream.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final Ports PORTS = Ports.free();
    private static final Gateway GATEWAY =
            new Gateway("127.0.0.1", PORTS, Routes.read(Installation.find().deploy("gateway/routes.properties")));
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static HttpServer lead = start(PORTS.of(Service.LEAD));

    @BeforeAll
    static void open() {
        GATEWAY.start();
    }

    @AfterAll
    static void shut() {
        GATEWAY.close();
        lead.stop(0);
    }

    @Test
    void aRequestArrivesAsItWasSent() throws Exception {
        var answer = send(request("/api/leads?limit=2&q=a%20b")
                .header("Authorization", "Bearer x")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertEquals(201, answer.statusCode());
        assertEquals("POST /api/leads?limit=2&q=a%20b Bearer x {}", answer.body());
        assertEquals("/api/leads/1", answer.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void aBodyOfUnknownLengthIsStreamed() throws Exception {
        var publisher = HttpRequest.BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(new byte[8 * 1024 * 1024]));

        var answer = send(request("/api/leads/size").POST(publisher).build());

        assertEquals("8388608", answer.body());
    }

    @Test
    void theServicesOwnPathsAreReachedByItsName() throws Exception {
        assertEquals(
                "GET /asyncapi.yaml null ",
                send(request("/lead-service/asyncapi.yaml").build()).body());
    }

    @Test
    void aPlaceThatAServiceNamesIsReachedByItsNameToo() throws Exception {
        var answer = send(request("/lead-service/api/leads").build());

        assertEquals(
                "/lead-service/api/leads/1",
                answer.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void aServiceThatIsDownIsUnavailable() throws Exception {
        var answer = send(request("/api/deals").build());

        assertEquals(503, answer.statusCode());
        assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
        assertProblem(answer);
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        var answer = send(request("/api/nothing").build());

        assertEquals(404, answer.statusCode());
        assertProblem(answer);
    }

    private static void assertProblem(HttpResponse<String> answer) {
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("\"type\":\"urn:leadstream:problem:"), answer.body());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORTS.gateway() + path));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpServer start(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", GatewayTest::echo);
            server.createContext("/api/leads/size", GatewayTest::size);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "/api/leads/1");
        answer(
                exchange,
                201,
                "%s %s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("Authorization"),
                                body));
    }

    private static void size(HttpExchange exchange) throws IOException {
        answer(exchange, 200, Integer.toString(exchange.getRequestBody().readAllBytes().length));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
