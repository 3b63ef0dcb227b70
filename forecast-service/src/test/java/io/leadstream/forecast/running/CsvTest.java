package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.leadstream.rest.file.Cells;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure is a table too. */
@ForecastTest
class CsvTest {

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    private void sell(String pipeline) {
        var sales = new Sales(topics, pipeline);
        sales.published();
        sales.opened(pipeline + "-a", "TWO", 1, "GTX");
        sales.closed(pipeline + "-a", "TWO", "WON", 3);
        var open = sales.opened(pipeline + "-b", "TWO", 1, "=MG");
        topics.flush();
        for (var event : List.of(open)) {
            Api.get(event, "/api/win-rates?pipeline=" + pipeline).statusCode(200);
        }
    }

    private static List<List<String>> table(String path, Object... values) {
        String csv = Api.get(path, values)
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8;header=present")
                .extract()
                .asString();
        return csv.lines().map(line -> Cells.of(line, ',')).toList();
    }

    private static String cell(List<List<String>> table, int row, String column) {
        return table.get(row).get(table.getFirst().indexOf(column));
    }

    @Test
    void theNumbersAreThoseOfTheJson() {
        sell("csv-same");
        String path = "/api/win-rates?pipeline=csv-same&asOf=2026-02-28&segment=product";
        var json = Api.get(path);
        var table = table(path + "&format=csv");
        assertEquals(3, table.size());
        for (int group = 0; group < 2; group++) {
            for (String field : List.of("won", "lost", "open", "low", "high", "cohort.entered")) {
                Object told = json.extract().path("groups[" + group + "]." + field);
                assertEquals(
                        ((Number) told).doubleValue(),
                        Double.parseDouble(cell(table, group + 1, "groups." + field)),
                        1e-6,
                        field);
            }
        }
        assertEquals("'=MG", cell(table, 1, "groups.segment"));
        assertEquals("100.50", cell(table, 2, "groups.revenue.amount"));
    }

    @Test
    void theInnermostRowsAreTheTable() {
        sell("csv-rows");
        var table = table("/api/conversion-rates?pipeline=csv-rows&format=csv");
        assertEquals(3, table.size());
        assertEquals("ONE", cell(table, 1, "groups.stages.stage"));
        assertEquals("TWO", cell(table, 2, "groups.stages.stage"));
    }

    @Test
    void anotherListOfTheAnswerHasItsName() {
        sell("csv-list");
        var table = table("/api/win-rates?pipeline=csv-list&format=csv&table=groups.currencies");
        assertEquals("EUR", cell(table, 1, "groups.currencies.won.currency"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv|text/csv",
                "text/csv, application/json;q=0.5|text/csv",
                "application/json, text/csv;q=0.5|application/json",
                "text/csv;q=0.1, */*|application/json",
                "*/*|application/json"
            })
    void whatIsAcceptedIsAnswered(String accepted, String answered) {
        Api.as("rep")
                .header("Accept", accepted)
                .get("/api/stage-durations")
                .then()
                .statusCode(200)
                .contentType(startsWith(answered));
    }

    @Test
    void aLinkNamesItsFile() {
        Api.get("/api/win-rates?format=csv").header("Content-Disposition", "attachment; filename=\"win-rates.csv\"");
    }

    @Test
    void ofJsonAndCsvTheTagsDiffer() {
        String path = "/api/win-rates?asOf=2020-01-01";
        String json = Api.get(path).extract().header("ETag");
        assertNotEquals(json, Api.get(path + "&format=csv").extract().header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/win-rates?format=xml format",
                "/api/win-rates?table=groups table",
                "/api/win-rates?format=csv&table=nowhere table",
                "/api/rebuilds/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01?format=csv format"
            })
    void whatIsNoTableIsRefused(String asked) {
        Api.as("admin")
                .get(asked.split(" ")[0])
                .then()
                .statusCode(400)
                .body("type", is("urn:leadstream:problem:bad-input"))
                .body("violations.field", hasItem(asked.split(" ")[1]));
    }

    @Test
    void whatIsNoFigureIsNotAcceptableAsCsv() {
        Api.as("admin")
                .header("Accept", "text/csv")
                .get("/api/rebuilds/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
                .then()
                .statusCode(406);
    }

    @Test
    void aRefusalIsAProblemForWhoAcceptsCsvToo() {
        Api.as("rep")
                .header("Accept", "text/csv")
                .get("/api/win-rates?from=x")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
