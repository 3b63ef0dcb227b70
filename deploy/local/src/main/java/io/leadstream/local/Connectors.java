package io.leadstream.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The connectors of a Kafka Connect worker, by its REST interface. */
final class Connectors {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI worker;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Connectors(URI worker) {
        this.worker = worker;
    }

    /** True once the worker has joined its group. */
    boolean answer() {
        return get("/connectors").isPresent();
    }

    /** Makes or changes a connector; does nothing when it is already there as wanted. */
    void put(String name, JsonNode config) {
        var wanted = config.deepCopy();
        var present = get("/connectors/" + name + "/config");
        if (present.isPresent()) {
            ((ObjectNode) wanted).put("name", name);
            if (present.get().equals(wanted)) {
                return;
            }
        }
        // A worker that is just rebalancing answers 409: it means "later".
        boolean accepted = Patience.await(CALL_LIMIT, () -> {
            int status = send("PUT", "/connectors/" + name + "/config", config.toString());
            if (status == 400) {
                throw new StackFailure("Connect refused the connector " + name + "; its log says why.");
            }
            return status == 200 || status == 201;
        });
        if (!accepted) {
            throw new StackFailure("Connect did not take the connector " + name + "; its log says why.");
        }
    }

    /** True while the connector and all its tasks run. */
    boolean runs(String name) {
        return get("/connectors/" + name + "/status")
                .filter(status -> !status.path("tasks").isEmpty())
                .filter(status -> status.findValuesAsText("state").stream().allMatch("RUNNING"::equals))
                .isPresent();
    }

    /** Restarts what has failed: Connect itself never tries a failed task again. */
    void restartFailed() {
        var connectors = get("/connectors?expand=status");
        connectors.ifPresent(all -> all.properties().forEach(connector -> {
            if (connector.getValue().findValuesAsText("state").contains("FAILED")) {
                send("POST", "/connectors/" + connector.getKey() + "/restart?includeTasks=true&onlyFailed=true", "");
            }
        }));
    }

    private Optional<JsonNode> get(String path) {
        try {
            var answer = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new StackFailure("Connect gave an answer that is not JSON to " + path, e);
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private int send(String method, String path, String body) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(worker.resolve(path)).timeout(CALL_LIMIT);
    }
}
