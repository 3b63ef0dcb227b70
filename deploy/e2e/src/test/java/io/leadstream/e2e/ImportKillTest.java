package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** kill -9 in the middle of an import: it goes on behind the last line that was committed, and no line counts twice. */
class ImportKillTest {

    private static final int LINES = 8_000;
    private static final int REFUSED_EVERY = 100;
    private static final int KNOWN_EVERY = 25;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api marketing = Api.of(leadstream, "marketing");
    private final String domain =
            "import-%s.example".formatted(UUID.randomUUID().toString().substring(0, 8));

    @Test
    void anImportGoesOnWhereItWasKilledAndEachLineCountsOnce() {
        String path = "/api/leads/imports/"
                + marketing
                        .upload("/api/leads/imports", "text/csv", file())
                        .expect(202)
                        .id();

        killWhenReadOf(path, "lead-service", LINES / 8);
        killWhenReadOf(path, "postgres", LINES / 2);

        JsonNode done = await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> read(path), view -> view.get("state").asText().equals("DONE"));
        int refused = LINES / REFUSED_EVERY;
        int known = LINES / KNOWN_EVERY - refused;
        assertEquals(LINES, done.get("read").asInt(), done.toString());
        assertEquals(refused, done.get("rejected").asInt());
        assertEquals(LINES - refused, done.get("accepted").asInt());
        assertEquals(known, done.get("touched").asInt());
        assertEquals(
                IntStream.rangeClosed(1, LINES)
                        .filter(ImportKillTest::isRefused)
                        .mapToObj(line -> line + 1) // behind the header
                        .toList(),
                refusedLines(path));
        List<JsonNode> leads = leads();
        assertEquals(LINES - refused - known, leads.size());
        assertEquals(
                LINES - refused,
                leads.stream().mapToInt(lead -> lead.get("touches").asInt()).sum());
    }

    private static boolean isRefused(int line) {
        return line % REFUSED_EVERY == 0;
    }

    /** Some have no address that can be, some are who came in the line before. */
    private String file() {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(line -> isRefused(line)
                        ? "nobody at " + domain
                        : "p%d@%s".formatted(line % KNOWN_EVERY == 0 ? line - 1 : line, domain))
                .collect(Collectors.joining("\n", "E-Mail\n", "\n"));
    }

    private void killWhenReadOf(String path, String victim, int lines) {
        JsonNode view = await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> read(path), seen -> seen.get("read").asInt() >= lines);
        assertTrue(view.get("read").asInt() < LINES, "killed too late to tell: " + view);
        leadstream.kill(victim);
    }

    private JsonNode read(String path) {
        return marketing.get(path).expect(200).body();
    }

    private List<Integer> refusedLines(String path) {
        return marketing
                .get(path + "/errors.ndjson")
                .expect(200)
                .response()
                .body()
                .lines()
                .map(line -> Api.parse(line).get("line").asInt())
                .toList();
    }

    /** All of them, page by page. */
    private List<JsonNode> leads() {
        var leads = new ArrayList<JsonNode>();
        String list = "/api/leads?limit=200&domain=" + domain;
        JsonNode page = read(list);
        page.get("items").forEach(leads::add);
        while (page.hasNonNull("next")) {
            page = read(list + "&after=" + page.get("next").asText());
            page.get("items").forEach(leads::add);
        }
        return leads;
    }
}
