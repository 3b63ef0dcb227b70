package io.leadstream.forecast.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.leadstream.forecast.alert.Figures.Change;
import io.leadstream.forecast.alert.Figures.Noise;
import io.leadstream.forecast.alert.Figures.Seen;
import io.leadstream.messaging.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event is written exactly as its example, which keeps to its schema, and the contract names both. */
class AlertContractTest {

    private static final Path FOLDER = Path.of("src/main/contract");
    private static final UUID ID = UUID.fromString("0199d2c4-7a10-7c3e-9b51-3f0f6f1a1e01");
    private static final Topic TOPIC =
            new Topic(AlertKind.STAGE_CONVERSION, "standard", "FIT_EVALUATED", "owner", "rep-7", null);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new JavaTimeModule())
            .build();

    private static Seen seen(String from, String to, long n, long k, double value, double low, double high) {
        String query = "/api/conversion-rates?pipeline=standard&mode=fixedWindow&horizon=P30D&where=owner%3Arep-7&from="
                + from + "&to=" + to + "&asOf=2026-09-29";
        return new Seen(LocalDate.parse(from), LocalDate.parse(to), n, k, value, low, high, query);
    }

    private static final Figures FIGURES = new Figures(
            seen("2026-06-01", "2026-08-31", 120, 42, 0.35, 0.27, 0.44),
            seen("2025-06-02", "2026-06-01", 410, 221, 0.539, 0.49, 0.587),
            null,
            null,
            new Change(Change.Measure.DIFFERENCE, -0.189, -0.282, -0.088),
            0.0001,
            0.004);

    private static Seen forecast(String day, String next, long deals, double mean) {
        return new Seen(
                LocalDate.parse(day),
                LocalDate.parse(next),
                deals,
                null,
                mean,
                null,
                null,
                "/api/forecasts?pipeline=standard&period=2026-Q4&currency=EUR&asOf=" + day);
    }

    private static final PublishedAlert MOVE = new PublishedAlert.Opened(
            UUID.fromString("0199d2c4-7a10-7c3e-9b51-3f0f6f1a1e02"),
            new Topic(AlertKind.FORECAST_MOVE, "standard", null, null, null, "2026-Q4"),
            new Figures(
                    forecast("2026-11-29", "2026-11-30", 1840, 2551210.0),
                    forecast("2026-11-28", "2026-11-29", 1838, 2802496.0),
                    null,
                    new Noise(
                            1,
                            "EUR",
                            "2802496.00",
                            "2551210.00",
                            "-251286.00",
                            "1204.11",
                            "21877.40",
                            "-55490.42",
                            "57898.64",
                            "70410.02",
                            97,
                            "/api/forecast-bridges?pipeline=standard&period=2026-Q4&currency=EUR"
                                    + "&from=2026-11-28&to=2026-11-29"),
                    new Change(Change.Measure.AMOUNT, -252490.11, -309184.64, -195795.58),
                    0.0002,
                    0.0004));

    static List<PublishedAlert> events() {
        return List.of(
                new PublishedAlert.Opened(ID, TOPIC, FIGURES),
                new PublishedAlert.Updated(ID, TOPIC, FIGURES),
                new PublishedAlert.Acknowledged(ID, TOPIC, "manager-1"),
                new PublishedAlert.Closed(ID, TOPIC, Alert.Reason.RECOVERED, FIGURES));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theContractIsKept(PublishedAlert event) throws IOException {
        String type = event.getClass().getAnnotation(EventType.class).value();
        isWrittenAs(event, type, type);
    }

    @Test
    void aForecastThatMovedIsToldAsItsExample() throws IOException {
        isWrittenAs(MOVE, "alert.opened.v1", "alert.opened.v1.forecast-move");
    }

    private static void isWrittenAs(PublishedAlert event, String type, String example) throws IOException {
        String golden = Files.readString(FOLDER.resolve("events/" + example + ".json"));
        String schema = Files.readString(FOLDER.resolve("schemas/" + type + ".schema.json"));
        String contract = Files.readString(FOLDER.resolve("asyncapi.yaml"));

        assertEquals(MAPPER.readTree(golden).toString(), MAPPER.writeValueAsString(event));
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        assertEquals(List.of(), registry.getSchema(schema).validate(golden, InputFormat.JSON));
        assertTrue(contract.contains("name: " + type + "\n"), type);
        assertTrue(contract.contains("schemas/" + type + ".schema.json"), type);
        assertTrue(contract.contains("events/" + example + ".json"), example);
    }

    @Test
    void everyEventHasItsExample() {
        assertEquals(
                PublishedAlert.class.getPermittedSubclasses().length,
                events().stream().map(Object::getClass).distinct().count());
    }

    @Test
    void whatIsStoredIsReadAsItWas() throws IOException {
        assertEquals(FIGURES, MAPPER.readValue(MAPPER.writeValueAsString(FIGURES), Figures.class));
    }
}
