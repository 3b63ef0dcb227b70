package io.leadstream.lead;

import static io.leadstream.lead.LeadApi.newNumber;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tells who a person is stays in the tables of this service, and leaves them with the erasure. */
@StackTest
class PersonalDataTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path SERVICE_LOG = Path.of("target/lead-service.log");

    /** Every value that tells who somebody is, by whatever door, holds this word; but the number. */
    private final String word = "zq" + UUID.randomUUID().toString().replace("-", "");

    private final String number = newNumber();
    private LeadApi api;
    private Topics topics;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        topics = new Topics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void noEventAndNoLogTellsWhoSomebodyIs() throws IOException {
        String lead = useEverything();
        await().atMost(LIMIT).until(() -> topics.read("lead-events", lead).size() >= 5);

        assertEquals(List.of(), eventsThatTell());
        assertTellsNothing(SERVICE_LOG);
        for (Path log : stackLogs()) {
            assertTellsNothing(log);
        }
    }

    @Test
    void afterTheErasureNoTableTellsAnything() {
        String lead = useEverything();
        assertFalse(columnsThatTell().isEmpty(), "the search finds what is there");

        api.erase(lead).statusCode(202);

        assertEquals(List.of(), columnsThatTell());
    }

    /** Everything that can be told of a person, by every door, and what is refused of it. */
    private String useEverything() {
        String email = word + "@gmail.com";
        String body = """
                {"email":"%1$s","firstName":"F%2$s","lastName":"L%2$s","phone":"%3$s","jobTitle":"T%2$s",
                 "source":"WEB_FORM","referrer":"https://r.example/%2$s","landingPage":"https://l.example/%2$s",
                 "consent":{"newsletter":true,"by":"%2$s"}}""".formatted(email, word, number);
        api.as("rep")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"email\":\"%s\",\"lastName\":\"L%s\"}".formatted(email, word))
                .post("/api/people")
                .then()
                .statusCode(201);
        String lead = api.as("rep")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/api/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.capture(body.replace("WEB_FORM", "CHAT")).statusCode(200);
        api.as("rep")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"type\":\"NEED\",\"text\":\"of %1$s\",\"urls\":[\"https://in.example/%1$s\"]}".formatted(word))
                .post("/api/leads/" + lead + "/notes")
                .then()
                .statusCode(201);
        api.as("rep")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"source\":\"register\",\"fields\":{\"lastName\":\"E%s\"}}".formatted(word))
                .post("/api/leads/" + lead + "/enrichment")
                .then()
                .statusCode(200);
        api.patch(lead, "{\"firstName\":\"G%s\"}".formatted(word)).statusCode(200);
        api.as("rep")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"type\":\"CALL\",\"detail\":\"about %s\"}".formatted(word))
                .post("/api/leads/" + lead + "/activities")
                .then()
                .statusCode(201);
        topics.sendAsPartner(
                word, "{\"externalId\":\"%s\",\"email\":\"%s\",\"source\":\"PARTNER\"}".formatted(word, email));
        await().atMost(LIMIT).until(() -> api.get(lead).extract().<Integer>path("touches") == 3);
        beSpokenOf(lead);
        comeByAForm(email);
        beRefused(lead);
        return lead;
    }

    /** What the team and its sources say of somebody. */
    private void beSpokenOf(String lead) {
        said("/api/leads/" + lead + "/notes", "{\"type\":\"OTHER\",\"text\":\"%1$s\",\"source\":\"%1$s\"}");
        said("/api/leads/" + lead + "/comments", "{\"text\":\"@rep %s\"}");
        said("/api/leads/" + lead + "/hand-overs", "{\"to\":\"rep\",\"role\":\"SUPPORT\",\"note\":\"%s\"}");
        said("/api/leads/" + lead + "/enrichment", "{\"source\":\"%1$s\",\"fields\":{\"jobTitle\":\"%1$s\"}}");
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"state\":\"GRANTED\",\"source\":\"%s\"}".formatted(word))
                .put("/api/leads/" + lead + "/consents/newsletter")
                .then()
                .statusCode(200);
        String twin = api.captured(word + "2@gmail.com");
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"mergedLeadId\":\"%s\"}".formatted(twin))
                .post("/api/leads/" + lead + "/merges")
                .then()
                .statusCode(201);
    }

    private void said(String path, String body) {
        int status = api.as("rep")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body.formatted(word))
                .post(path)
                .statusCode();
        assertTrue(status == 201 || status == 200, () -> path + " " + status);
    }

    private void comeByAForm(String email) {
        String key =
                api.as("admin").get("/api/sources/WEB_FORM").then().extract().path("sourceKey");
        io.restassured.RestAssured.given()
                .contentType("application/json")
                .body("{\"email\":\"%s\",\"lastName\":\"%s\"}".formatted(email, word))
                .post("/api/capture/" + key)
                .then()
                .statusCode(202);
    }

    private void beRefused(String lead) {
        api.capture("{\"email\":\"%s\",\"source\":\"%s\"}".formatted(word, word))
                .statusCode(400);
        api.capture("{\"email\":\"%s".formatted(word)).statusCode(400);
        api.capture("{\"%s\":1}".formatted(word)).statusCode(400);
        String other = api.capturedLead();
        api.patch(other, "{\"email\":\"%s@gmail.com\"}".formatted(word)).statusCode(409);
        api.record(lead, "{\"type\":\"%s\",\"detail\":\"%s\"}".formatted(word, word))
                .statusCode(400);
        topics.sendAsPartner(word, "{\"externalId\":\"%s\",\"email\":\"%s\"}".formatted(word, word));
        await().atMost(LIMIT)
                .until(() -> !topics.read("partner-leads-rejected.demo", word).isEmpty());
    }

    private List<String> eventsThatTell() {
        return topics.read("lead-events").stream()
                .map(event -> event.key() + Topics.text(event.value()) + event.headers())
                .filter(this::tells)
                .toList();
    }

    private boolean tells(String text) {
        return text.toLowerCase(Locale.ROOT).contains(word) || text.contains(number.substring(1));
    }

    private void assertTellsNothing(Path log) throws IOException {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertTrue(text.length() > 0, () -> log + " is empty");
        assertFalse(tells(text), () -> log + " tells who somebody is");
    }

    private static List<Path> stackLogs() throws IOException {
        try (Stream<Path> logs = Files.walk(Path.of(System.getProperty("leadstream.test.home"), "logs"))) {
            List<Path> found = logs.filter(Files::isRegularFile)
                    .filter(log -> log.toFile().length() > 0)
                    .toList();
            assertTrue(found.stream().anyMatch(log -> log.toString().contains("postgres")), found.toString());
            return found;
        }
    }

    /** Columns of any table, of any type that can hold text, in which the word or the number is found. */
    private List<String> columnsThatTell() {
        return api.stack().psql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and data_type not in ('uuid', 'bigint', 'integer', 'boolean')""").stream().filter(this::holds).toList();
    }

    private boolean holds(String column) {
        String[] name = column.split("\\.", -1);
        String condition = "\"%1$s\"::text ilike '%%%2$s%%' or \"%1$s\"::text like '%%%3$s%%'"
                .formatted(name[1], word, number.substring(1));
        return !api.stack()
                .psql("select 1 from \"%s\" where %s limit 1".formatted(name[0], condition))
                .isEmpty();
    }
}
