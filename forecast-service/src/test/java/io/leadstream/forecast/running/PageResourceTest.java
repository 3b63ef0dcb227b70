package io.leadstream.forecast.running;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page's files and what it asks for first. */
@ForecastTest
class PageResourceTest {

    private static String index() {
        return given().get("/").then().statusCode(200).extract().asString();
    }

    private static List<String> bundled() {
        return Pattern.compile("/static/bundle/[\\w.-]+")
                .matcher(index())
                .results()
                .map(found -> found.group())
                .toList();
    }

    @Test
    void thePageIsOpenToReadAndAskedForEachTime() {
        given().get("/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Cache-Control", is("no-cache"))
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Content-Security-Policy", startsWith("default-src 'self';"))
                .body(containsString("/static/bundle/"));
    }

    @Test
    void whatItIsMadeOfIsKeptForGood() {
        List<String> files = bundled();
        assertEquals(2, files.size(), files.toString());
        files.forEach(file -> given().get(file)
                .then()
                .statusCode(200)
                .header("Cache-Control", is("public, max-age=31536000, immutable"))
                .header("X-Content-Type-Options", is("nosniff"))
                .body(not(containsString("sourceMappingURL"))));
        given().get("/static/bundle/none.js").then().statusCode(404).header("Cache-Control", is("no-cache"));
    }

    @Test
    void theApiIsNoPage() {
        Api.get("/api/win-rates").header("Content-Security-Policy", is((String) null));
        assertEquals(200, given().redirects().follow(true).get("/q/swagger-ui").statusCode());
        assertEquals("http://localhost", RestAssured.baseURI);
    }

    @Test
    void withoutAnIssuerTheLinkIsTheWayIn() {
        given().get("/api/page/sign-in")
                .then()
                .statusCode(200)
                .body("", not(hasKey("issuer")))
                .body("clientId", is("leadstream-page"));
    }

    @Test
    void pipelinesWithTheirStagesAndSegmentsCanBeChosen() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "choices");
            sales.published();
            var opened = sales.opened("choices-a", "ONE", 1, "GTX");
            topics.flush();
            Api.get(opened, "/api/page/choices")
                    .statusCode(200)
                    .body("pipelines.key", hasItem("choices"))
                    .body("pipelines.find { it.key == 'choices' }.stages.key", is(List.of("ONE", "TWO")))
                    .body("pipelines.find { it.key == 'choices' }.segments", is(List.of("owner", "product")));
        }
    }

    @Test
    void aSegmentThatOneDealOfThousandsHasIsOffered() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "many-choices");
            sales.published();
            for (int i = 0; i < 2_500; i++) {
                sales.opened("many-choices-" + i, "ONE", 1, "GTX");
            }
            String rare = """
                    {"pipeline":"many-choices","version":1,"stage":"ONE","rank":1,"phase":"SALE",
                     "segments":{"rare":"yes"},"owner":null,"origin":"MANUAL"}""";
            topics.deal("many-choices-rare", "deal.opened.v1", 1, rare);
            topics.flush();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.get("/api/page/choices")
                    .statusCode(200)
                    .body(
                            "pipelines.find { it.key == 'many-choices' }.segments",
                            is(List.of("owner", "product", "rare"))));
        }
    }

    @Test
    void aSegmentsValuesCanBePickedFrom() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "valued-choices");
            sales.published();
            sales.opened("valued-choices-a", "ONE", 1, "MG");
            sales.opened("valued-choices-b", "ONE", 1, "GTX");
            topics.flush();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Api.get("/api/page/values?pipeline=valued-choices&segment=product")
                        .statusCode(200)
                        .body("values", is(List.of("GTX", "MG"))));
        Api.get("/api/page/values?pipeline=valued-choices&segment=colour").body("values", is(List.of()));
        Api.get("/api/page/values?pipeline=unheard-of&segment=product").statusCode(404);
    }

    @Test
    void aSegmentOfMoreValuesThanCanBeComparedIsOffered() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "serial-choices");
            sales.published();
            for (int i = 0; i < 1_200; i++) {
                sales.opened("serial-choices-" + i, "ONE", 1, "serial number " + i);
            }
            topics.flush();
            // another test may have made the projection anew, in the other schema
            String live = Stack.current()
                    .psql("select schema_name from live_projection")
                    .getFirst();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Stack.current().psql("""
                            select count(*) from %1$s.uncounted_segment where segment = 'product'
                              and ladder in (select id from %1$s.counted_ladder where pipeline = 'serial-choices')""".formatted(live)).equals(List.of("1")));
            Api.get("/api/page/choices")
                    .body("pipelines.find { it.key == 'serial-choices' }.segments", is(List.of("owner", "product")));
        }
    }
}
