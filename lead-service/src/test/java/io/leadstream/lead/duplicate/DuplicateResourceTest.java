package io.leadstream.lead.duplicate;

import static io.leadstream.lead.LeadApi.newNumber;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.database.Plan;
import io.leadstream.lead.normal.Email;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class DuplicateResourceTest {

    private final String word = "d" + UUID.randomUUID().toString().replace("-", "");
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    private ValidatableResponse duplicates(String lead) {
        return api.as("rep")
                .get("/api/leads/" + lead + "/duplicates")
                .then()
                .statusCode(200)
                .body("leadId", equalTo(lead));
    }

    private String captured(String body, Object... values) {
        return api.capture(body.formatted(values)).statusCode(201).extract().path("id");
    }

    @Test
    void onePersonsCardsAreFoundWithReasonAndStrength() {
        String number = newNumber();
        String jane = captured(
                "{\"email\":\"%1$s@%1$s.example\",\"firstName\":\"Jane\",\"lastName\":\"Döe\",\"source\":\"CHAT\"}",
                word);
        String tagged = captured(
                "{\"email\":\"%1$s+fair@%1$s.example\",\"phone\":\"%2$s\",\"firstName\":\"Jane\",\"lastName\":\"DOE\",\"source\":\"CHAT\"}",
                word, number);
        String elsewhere = captured(
                "{\"email\":\"x@%1$sx.example\",\"phone\":\"%2$s\",\"firstName\":\"Max\",\"source\":\"CHAT\"}",
                word, number);

        duplicates(jane)
                .body("matches.lead.id", contains(tagged))
                .body("matches[0].reasons.criterion", contains("SAME_MAILBOX", "SAME_COMPANY_AND_NAME"))
                .body("matches[0].reasons.strength", contains(0.95f, 0.8f))
                .body("matches[0].strength", equalTo(0.99f))
                .body("matches[0].lead.email", equalTo(word + "+fair@" + word + ".example"))
                .body("ignored", empty());
        duplicates(tagged)
                .body("matches.lead.id", contains(jane, elsewhere))
                .body("matches[1].reasons.criterion", contains("SAME_PHONE"))
                .body("matches[1].strength", equalTo(0.6f));
    }

    @Test
    void aCriterionThatMoreThanTwentyMeetIsIgnoredAndNamed() {
        String number = newNumber();
        List<String> sharing = IntStream.rangeClosed(0, 21)
                .mapToObj(i -> captured(
                        "{\"email\":\"p%1$d@%2$s%1$d.example\",\"phone\":\"%3$s\",\"source\":\"CHAT\"}",
                        i, word, number))
                .toList();

        duplicates(sharing.getFirst())
                .body("matches", empty())
                .body("ignored.criterion", hasItem("SAME_PHONE"))
                .body("ignored[0].text", equalTo("more than 20 leads meet it"));
    }

    @Test
    void theSameIdOfAPartnerIsFoundByWhateverDoor() {
        String brought = api.asPartner("demo")
                .body("{\"email\":\"a@%1$s.example\",\"externalId\":\"%1$s\",\"source\":\"PARTNER\"}".formatted(word))
                .post("/api/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String entered = captured("{\"email\":\"b@%1$sb.example\",\"externalId\":\"%1$s\",\"source\":\"EVENT\"}", word);

        duplicates(brought)
                .body("matches.lead.id", contains(entered))
                .body("matches[0].reasons.criterion", contains("SAME_EXTERNAL_ID"));
    }

    @Test
    void nobodyIsThere() {
        api.as("rep")
                .get("/api/leads/" + UUID.randomUUID() + "/duplicates")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "jane.doe@gmail.com, janedoe@gmail.com",
        "jane.d.oe+x@googlemail.com, janedoe@gmail.com",
        "jane.doe+fair@acme.example, jane.doe@acme.example",
        "jane.doe@acme.example, jane.doe@acme.example",
        "+49@acme.example, +49@acme.example",
        "jane-shop@yahoo.co.uk, jane@yahoo.co.uk",
        "jane_d-oe@pm.me, janedoe@proton.me",
        "jane-shop@acme.example, jane-shop@acme.example",
    })
    void anAddressHasItsMailbox(String address, String mailbox) {
        assertEquals(List.of(mailbox), api.stack().psql("select mailbox_of('%s')".formatted(address)));
        assertEquals(mailbox, new Email(address).mailbox());
    }

    @Test
    void onlyIndexesAreRead() {
        for (String query : List.of(DuplicateSearch.BY_KEY, DuplicateSearch.COLLEAGUES)) {
            String plan = Plan.of(query);

            assertFalse(plan.contains("Seq Scan"), plan);
            assertTrue(plan.contains("lead_colleague") || plan.contains("lead_company"), plan);
        }
        String plan = Plan.of(DuplicateSearch.BY_KEY);
        for (String index : List.of("lead_mailbox", "lead_phone", "touch_external_id")) {
            assertTrue(plan.contains(index), plan);
        }
    }
}
