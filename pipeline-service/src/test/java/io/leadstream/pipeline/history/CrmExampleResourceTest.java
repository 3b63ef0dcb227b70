package io.leadstream.pipeline.history;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * The documented example on 8,800 real-shaped deals, which are not part of this project: skipped where
 * {@code shared/data} does not lie beside it.
 */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class CrmExampleResourceTest {

    private static final Path DATA = Path.of("../../shared/data/crm-sales-opportunities");
    private static final Path EXAMPLES = Path.of("../deploy/examples");

    private final Api api = new Api();

    @Test
    void theExampleImportsAllAndTheUndoRemovesAll() throws IOException {
        assumeTrue(Files.exists(DATA), "shared/data does not lie beside the project");
        api.ready();
        api.as("revops")
                .body(Files.readString(EXAMPLES.resolve("crm-pipeline.json")))
                .post("/api/pipelines")
                .then()
                .statusCode(201);
        byte[] lines = convert();

        JsonPath first = imported(lines);
        assertEquals(
                List.of(8_800, 0, 0),
                List.of(first.getInt("accepted"), first.getInt("unchanged"), first.getInt("rejected")));
        assertEquals(
                List.of("LOST|2473", "OPEN|2089", "WON|4238"),
                api.stack()
                        .psql("select state, count(*) from deal where pipeline = 'crm' group by state order by state"));
        assertEquals(
                List.of("10005534.0000"),
                api.stack().psql("select sum(amount) from deal where pipeline = 'crm' and state = 'WON'"));

        JsonPath again = imported(lines);
        assertEquals(
                List.of(8_800, 8_800, 0),
                List.of(again.getInt("accepted"), again.getInt("unchanged"), again.getInt("rejected")));
        assertEquals(
                List.of("8800"),
                api.stack()
                        .psql(
                                "select count(*) from outbox where type = 'deal.imported.v1' and payload like '%\"pipeline\":\"crm\"%'"));

        undone(again.getString("id"));
        assertEquals(List.of("8800"), api.stack().psql("select count(*) from deal where pipeline = 'crm'"));
        undone(first.getString("id"));
        assertEquals(List.of("0"), api.stack().psql("select count(*) from deal where pipeline = 'crm'"));
        assertEquals(
                List.of("8800"),
                api.stack()
                        .psql("select count(*) from outbox where type = 'deal.withdrawn.v1' and payload like '%%%s%%'"
                                .formatted(first.getString("id"))));
    }

    private static byte[] convert() throws IOException {
        Process script = new ProcessBuilder(EXAMPLES.resolve("crm-to-ndjson").toString(), DATA.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return script.getInputStream().readAllBytes();
    }

    private JsonPath imported(byte[] lines) {
        Instant before = Instant.now();
        String id = given().auth()
                .oauth2(api.stack().token("revops"))
                .contentType("application/x-ndjson")
                .body(lines)
                .post("/api/deals/imports?observedFrom=2017-03-01")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        JsonPath done = awaitState(id, "DONE");
        long millis = Duration.between(before, Instant.now()).toMillis();
        Logger.getLogger(CrmExampleResourceTest.class)
                .infof("8800 lines in %d ms, %d a second", millis, 8_800_000 / millis);
        return done;
    }

    private void undone(String id) {
        String etag = api.as("revops").get("/api/deals/imports/" + id).header("ETag");
        api.as("revops")
                .header("If-Match", etag)
                .delete("/api/deals/imports/" + id)
                .then()
                .statusCode(202);
        awaitState(id, "UNDONE");
    }

    private JsonPath awaitState(String id, String state) {
        return await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> api.as("rep").get("/api/deals/imports/" + id).jsonPath(), json -> json.getString("state")
                        .equals(state));
    }
}
