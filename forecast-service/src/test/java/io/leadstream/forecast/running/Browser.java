package io.leadstream.forecast.running;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one tab, spoken to by its own protocol; tests that need one are skipped where there is none. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private Browser(Path executable) throws Exception {
        profile = Files.createTempDirectory("chromium");
        process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--window-size=1360,900",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(tab()), new Messages())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Stream.of("Page", "Runtime", "Log", "Network").forEach(part -> call(part + ".enable", Map.of()));
        // a tab that nobody looks at would not tell its page of focus
        call("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    }

    static Browser start() throws Exception {
        assumeTrue(isInstalled(), "skipped: no Chromium is installed here");
        return new Browser(executable().orElseThrow());
    }

    static boolean isInstalled() {
        return executable().isPresent();
    }

    private static Optional<Path> executable() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String tab() throws Exception {
        Path port = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("Chromium did not start");
            }
            Thread.sleep(50);
        }
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list");
        JsonNode tabs = JSON.readTree(http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                .body());
        for (JsonNode tab : tabs) {
            if (tab.path("type").asText().equals("page")) {
                return tab.path("webSocketDebuggerUrl").asText();
            }
        }
        throw new IllegalStateException("Chromium has no tab");
    }

    /** Goes to an address and waits until the page says that its figures are there, or for what is named instead. */
    void open(String address, String until) {
        // through an empty page: a change of the fragment alone would load nothing
        call("Page.navigate", Map.of("url", "about:blank"));
        call("Page.navigate", Map.of("url", address));
        await(until);
    }

    void open(String address) {
        open(address, "document.documentElement.dataset.ready === 'true'");
    }

    /** Waits until an expression holds; one that fails, as on a document that is not there yet, does not. */
    void await(String expression) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate("(() => { try { return Boolean(" + expression + "); } catch { return false; } })()")
                .asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in time: " + expression + " in "
                        + evaluate("document.body.innerText").asText());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The value of an expression, as JSON; a promise is waited for. */
    JsonNode evaluate(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            // between two documents there is nothing to ask
            if (result.at("/exceptionDetails/exception/description")
                    .asText()
                    .matches("(?s).*(Cannot find context|Inspected target navigated).*")) {
                return JSON.nullNode();
            }
            throw new AssertionError(result.path("exceptionDetails").toString());
        }
        return result.at("/result/value");
    }

    /** Presses an arrow key, which chooses what is next. */
    void type(String key) {
        int code = Map.of("ArrowUp", 38, "ArrowDown", 40).get(key);
        for (String kind : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", kind, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /** Presses a key of a name such as Tab or Enter. */
    void press(String key) {
        var common =
                Map.<String, Object>of("key", key, "code", key, "windowsVirtualKeyCode", key.equals("Tab") ? 9 : 13);
        var down = new java.util.HashMap<>(common);
        down.put("type", "keyDown");
        if (key.equals("Enter")) {
            down.put("text", "\r");
        }
        call("Input.dispatchKeyEvent", down);
        var up = new java.util.HashMap<>(common);
        up.put("type", "keyUp");
        call("Input.dispatchKeyEvent", up);
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        pending.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        socket.sendText(message.toString(), true).join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** What happened of a kind, such as Network.requestWillBeSent. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asText().equals(method))
                .map(event -> event.path("params"))
                .toList();
    }

    /** What the page complained of, in the console or by an error. */
    List<String> complaints() {
        return Stream.of(
                        events("Runtime.exceptionThrown").stream().map(JsonNode::toString),
                        events("Runtime.consoleAPICalled").stream()
                                .filter(call -> call.path("type").asText().matches("error|warning"))
                                .map(JsonNode::toString),
                        events("Log.entryAdded").stream()
                                .filter(entry ->
                                        entry.at("/entry/level").asText().matches("error|warning"))
                                .map(JsonNode::toString))
                .flatMap(lines -> lines)
                .toList();
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Messages implements WebSocket.Listener {

        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                take(part.toString());
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void take(String text) {
            try {
                JsonNode message = JSON.readTree(text.getBytes(UTF_8));
                if (message.has("id")) {
                    JsonNode result = message.has("error")
                            ? JSON.createObjectNode()
                                    .set(
                                            "exceptionDetails",
                                            JSON.createObjectNode()
                                                    .set(
                                                            "exception",
                                                            JSON.createObjectNode()
                                                                    .put(
                                                                            "description",
                                                                            message.at("/error/message")
                                                                                    .asText())))
                            : message.path("result");
                    pending.remove(message.path("id").asInt()).complete(result);
                } else {
                    events.add(message);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
