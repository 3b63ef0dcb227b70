package io.leadstream.lead.attribution;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class AttributionResourceTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void firstLastAndAllTouchesAreKept() {
        String lead = touched(newAddress(), "a", "b");

        String next = api.as("rep")
                .queryParam("limit", 1)
                .get("/api/leads/" + lead + "/attribution")
                .then()
                .statusCode(200)
                .body("touches", equalTo(2))
                .body("first.campaign", equalTo(campaign("a")))
                .body("first.landingPage", equalTo("https://l.example/a"))
                .body("last.campaign", equalTo(campaign("b")))
                .body("last.referrer", equalTo("https://r.example/b"))
                .body("sqlAt", nullValue())
                .body("items.nr", contains(1))
                .extract()
                .path("next");
        api.as("rep")
                .queryParam("after", next)
                .get("/api/leads/" + lead + "/attribution")
                .then()
                .body("items.campaign", contains(campaign("b")))
                .body("next", nullValue());
    }

    @Test
    void creditIsGivenExactlyToTheTouchesUpToTheConversion() {
        Instant from = Instant.now();
        String won = touched(newAddress(), "a", "b", "b");
        String sql = newAddress();
        String qualified = touched(sql, "c");
        becomesSql(qualified);
        touched(sql, "a"); // behind the conversion: no part in it
        isWon(won);
        touched(newAddress(), "c");

        report("first", from).body("leads", equalTo(3)).body("conversions", equalTo(2));
        assertEquals(Map.of("a", "1/1", "c", "2/1"), groups("first", from));
        assertEquals(Map.of("a", "1/0", "b", "1/1", "c", "1/1"), groups("last", from));
        assertEquals(Map.of("a", "0.833333/0.333333", "b", "0.666667/0.666667", "c", "1.5/1"), groups("linear", from));
        api.as("rep")
                .get("/api/leads/" + qualified + "/attribution")
                .then()
                .body("sqlAt", notNullValue())
                .body("wonAt", nullValue());
        report("first", Instant.now()).body("leads", equalTo(0)).body("groups.size()", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"by, mood", "model, u-shaped", "from, yesterday", "limit, 0", "to, 1970-01-01"})
    void aParameterThatCannotBeIsNamed(String parameter, String value) {
        api.as("marketing")
                .queryParam(parameter.equals("from") ? "to" : "from", "2026-01-01")
                .queryParam(parameter, value)
                .get("/api/attribution")
                .then()
                .statusCode(400)
                .body("violations.field", contains(parameter));
    }

    /** As qualification-service would tell. */
    private void becomesSql(String lead) {
        api.stack().psql("update standing set lifecycle = 'SQL' where lead_id = '%s'".formatted(lead));
    }

    /** As pipeline-service would tell. */
    private void isWon(String lead) {
        api.stack().psql("insert into lead_conversion (lead_id, won_at) values ('%s', now())".formatted(lead));
    }

    private ValidatableResponse report(String model, Instant from) {
        return api.as("revops")
                .queryParam("by", "campaign")
                .queryParam("model", model)
                .queryParam("from", from.toString())
                .get("/api/attribution")
                .then()
                .statusCode(200);
    }

    /** By the campaign's letter: leads and conversions. */
    private Map<String, String> groups(String model, Instant from) {
        List<Map<String, Object>> groups = report(model, from).extract().path("groups");
        return groups.stream()
                .collect(Collectors.toMap(
                        group -> String.valueOf(group.get("key")).substring(mark.length() + 1),
                        group -> group.get("leads") + "/" + group.get("conversions")));
    }

    private String campaign(String letter) {
        return mark + "-" + letter;
    }

    private String touched(String email, String... campaigns) {
        String lead = "";
        for (String letter : campaigns) {
            lead = api.capture("""
                            {"email":"%s","source":"ADVERTISING","campaign":"%s","landingPage":"https://l.example/%s",
                             "referrer":"https://r.example/%s"}""".formatted(email, campaign(letter), letter, letter))
                    .extract()
                    .path("id");
        }
        return lead;
    }
}
