package io.leadstream.forecast.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The 8,800 sales of shared/data/crm-sales-opportunities, which lies beside the project and is not part of it: without
 * it, tests on it are skipped.
 */
public final class CrmSales {

    public static final Instant AS_OF =
            LocalDate.of(2018, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1);
    static final PipelineVersion CRM = new PipelineVersion(
            "crm",
            "CRM",
            1,
            false,
            List.of(
                    new Stage("PROSPECTING", "Prospecting", Phase.SALE, 1),
                    new Stage("ENGAGING", "Engaging", Phase.SALE, 2)));
    private static final LocalDate LAST_DAY = LocalDate.of(2017, 12, 31);

    private CrmSales() {}

    public static Ladder ladder() {
        return Ladder.of(CRM, List.of(CRM));
    }

    /** @param observedFrom of the whole import, or null when that is ignored */
    public static List<DealHistory> histories(@Nullable LocalDate observedFrom) throws IOException {
        Path folder = folder();
        Map<String, String[]> teams = byName(folder.resolve("sales_teams.csv"));
        Map<String, String[]> accounts = byName(folder.resolve("accounts.csv"));
        var histories = new ArrayList<DealHistory>();
        for (String line : rows(folder.resolve("sales_pipeline.csv"))) {
            String[] row = line.split(",", -1);
            DealHistory.of(row[0], facts(row, segments(row, teams, accounts), observedFrom))
                    .ifPresent(histories::add);
        }
        return histories;
    }

    private static Map<String, String[]> byName(Path file) throws IOException {
        var byName = new TreeMap<String, String[]>();
        for (String line : rows(file)) {
            String[] cells = line.split(",", -1);
            byName.put(cells[0], cells);
        }
        return byName;
    }

    private static Map<String, String> segments(
            String[] row, Map<String, String[]> teams, Map<String, String[]> accounts) {
        String[] team = teams.getOrDefault(row[1], new String[] {row[1], "", ""});
        var segments = new TreeMap<>(Map.of("product", row[2], "manager", team[1], "region", team[2]));
        String[] account = accounts.get(row[3]);
        if (account != null) {
            segments.put("sector", account[1]);
        }
        return segments;
    }

    /** What is known of these sales, as it lies beside them. */
    public static JsonNode truth() throws IOException {
        return new ObjectMapper().readTree(folder().resolve("ground-truth.json").toFile());
    }

    private static Path folder() {
        String given = System.getenv("LEADSTREAM_SHARED");
        Path shared = given == null ? Path.of("..", "..", "shared") : Path.of(given);
        Path folder = shared.resolve("data").resolve("crm-sales-opportunities");
        assumeTrue(Files.isDirectory(folder), "skipped: shared/data/crm-sales-opportunities is not here");
        return folder;
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    private static List<DealFact> facts(String[] row, Map<String, String> segments, @Nullable LocalDate observedFrom) {
        Instant entered = row[5].isEmpty() ? start(LAST_DAY) : start(LocalDate.parse(row[5]));
        var facts = new ArrayList<DealFact>();
        facts.add(new Described(
                key(0), entered, entered, row[1], null, segments, observedFrom == null ? null : start(observedFrom)));
        Place place = new Place(
                "crm", 1, row[5].isEmpty() ? "PROSPECTING" : "ENGAGING", row[5].isEmpty() ? 1 : 2, Phase.SALE);
        facts.add(new Entered(key(1), entered, entered, place, false));
        if (!row[6].isEmpty()) {
            Instant closed = start(LocalDate.parse(row[6]));
            boolean won = row[4].equals("Won");
            Money amount = won ? new Money(new BigDecimal(row[7]), "USD") : null;
            facts.add(new Closed(key(2), closed, closed, place, won ? Outcome.WON : Outcome.LOST, null, amount));
        }
        return facts;
    }

    private static FactKey key(int position) {
        return new FactKey("pipeline-service", 1, position, "import");
    }

    public static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
