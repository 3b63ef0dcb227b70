package io.leadstream.benchmark.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DealFileTest {

    private static final DealFile FILE = new DealFile("m", 200);

    private interface Writer {
        void to(OutputStream out) throws IOException;
    }

    @Test
    void theSameMarkIsTheSameFileAndAnotherIsAnother() throws IOException {
        assertEquals(lines(FILE::writeLines), lines(new DealFile("m", 200)::writeLines));
        assertNotEquals(lines(FILE::writeLines), lines(new DealFile("n", 200)::writeLines));
    }

    @Test
    void everyDealEntersFiveStagesOneAfterTheOther() throws IOException {
        var json = new ObjectMapper();
        List<String> lines = lines(FILE::writeLines);
        assertEquals(200, lines.size());
        for (String line : lines) {
            JsonNode history = json.readTree(line).get("history");
            assertEquals(DealFile.ENTRIES, history.size());
            for (int i = 1; i < history.size(); i++) {
                assertNotEquals(history.get(i - 1).get("stage"), history.get(i).get("stage"));
                assertTrue(at(history, i - 1).isBefore(at(history, i)));
            }
        }
    }

    @Test
    void dealsStandInEveryStageInTheEnd() throws IOException {
        var json = new ObjectMapper();
        Set<String> last = new HashSet<>();
        for (String line : lines(FILE::writeLines)) {
            JsonNode history = json.readTree(line).get("history");
            last.add(history.get(history.size() - 1).get("stage").asText());
        }
        assertEquals(5, last.size());
    }

    @Test
    void theChangesLeadFromTheFirstStageToTheEnd() throws IOException {
        List<String> opportunities = lines(FILE::writeOpportunities);
        List<String> changes = lines(FILE::writeChanges);

        assertEquals(201, opportunities.size());
        assertEquals(1 + 200 * DealFile.ENTRIES, changes.size());
        for (int deal = 0; deal < 200; deal++) {
            String last = changes.get((deal + 1) * DealFile.ENTRIES);
            String end = last.substring(last.lastIndexOf(',') + 1);
            assertTrue(opportunities.get(deal + 1).contains("," + end + ","), opportunities.get(deal + 1));
        }
    }

    private static Instant at(JsonNode history, int i) {
        return Instant.parse(history.get(i).get("at").asText());
    }

    private static List<String> lines(Writer writer) throws IOException {
        var out = new ByteArrayOutputStream();
        writer.to(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
