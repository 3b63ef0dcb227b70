package io.leadstream.lead.card;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.newAddress;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StackTest
class LeadListResourceTest {

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void pagesFollowEachOtherNewestFirstAlsoWhileOthersAreCaptured() {
        List<String> captured = new ArrayList<>(
                IntStream.range(0, 5).mapToObj(i -> owned(api.capturedLead())).toList());
        List<String> read = new ArrayList<>();
        String after = null;
        do {
            var page = api.as("rep")
                    .queryParam("owner", word)
                    .queryParam("limit", 2)
                    .queryParam("after", after == null ? List.of() : List.of(after))
                    .get("/api/leads")
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(page.path("items.id"));
            after = page.path("next");
            owned(api.capturedLead());
        } while (after != null);

        assertEquals(captured.reversed(), read);
    }

    @Test
    void aFullLastPageHasNoNext() {
        owned(api.capturedLead());

        api.as("rep")
                .queryParam("owner", word)
                .queryParam("limit", 1)
                .get("/api/leads")
                .then()
                .body("next", nullValue());
    }

    @Test
    void leadsAreFoundBySource() {
        String chat = owned(captured("\"source\":\"CHAT\""));
        owned(captured("\"source\":\"EVENT\""));

        assertEquals(List.of(chat), filtered("source", "CHAT"));
        assertEquals(List.of(chat), filtered("source", "chat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "status"})
    void anUnknownValueIsRefusedWithThoseThatAreKnown(String parameter) {
        api.as("rep")
                .queryParam(parameter, "MARS")
                .get("/api/leads")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations[0].field", equalTo(parameter))
                .body("violations[0].message", containsString(parameter.equals("source") ? "WEB_FORM" : "NEW"));
    }

    @Test
    void leadsAreFoundByTheirCompanysDomainNameAndId() {
        String domain = word + ".example";
        String lead = api.capture("{\"email\":\"a@%s\",\"source\":\"CHAT\",\"company\":{\"name\":\"%s AG\"}}"
                        .formatted(domain, word))
                .extract()
                .path("id");
        String company = api.get(lead).extract().path("company.id");

        assertEquals(List.of(lead), api.found("company", domain.toUpperCase(java.util.Locale.ROOT)));
        assertEquals(List.of(lead), api.found("company", word + " ag"));
        assertEquals(List.of(lead), api.found("company", company));
        assertEquals(List.of(), api.found("company", UUID.randomUUID().toString()));
    }

    @Test
    void leadsAreFoundByWords() {
        String email = "p%s@%s.example".formatted(UUID.randomUUID(), word); // the company's name finds all of its leads
        String number = LeadApi.newNumber();
        String lead =
                api.capture("""
                        {"email":"%s","phone":"%s","firstName":"Zoë","lastName":"Müller-%s","source":"CHAT",
                         "company":{"name":"O'Neill & Söhne %s"}}""".formatted(email, number, word, word)).extract().path("id");

        for (String q : List.of(
                word,
                word.substring(0, 20),
                "ZOE " + word,
                "zoë muller " + word,
                "Müller-" + word,
                "soh neill " + word,
                email,
                email.substring(0, 30),
                number,
                number.substring(0, 5) + " " + number.substring(5),
                "0" + number.substring(3),
                word + "' | & ! zoe")) {
            assertEquals(List.of(lead), api.found("q", q), q);
        }
        assertEquals(List.of(), api.found("q", "nobody " + word));
    }

    @Test
    void aCaptureThatLearnsANameIsFoundByIt() {
        String email = newAddress();
        String lead = api.captured(email);

        api.capture("{\"email\":\"%s\",\"lastName\":\"%s\",\"source\":\"CHAT\"}".formatted(email, word));

        assertEquals(List.of(lead), api.found("q", word));
    }

    @Test
    void leadsAreFoundByInternationalDomainsAndPages() {
        String lead = api.capture(
                        "{\"email\":\"jane@%s-münchen.de\",\"source\":\"CHAT\"}".formatted(word.substring(0, 20)))
                .statusCode(201)
                .extract()
                .path("id");
        String domain = word.substring(0, 20) + "-münchen.de";

        for (String company : List.of(domain, "www." + domain, "https://www." + domain + "/imprint")) {
            assertEquals(List.of(lead), api.found("company", company), company);
        }
        for (String q : List.of(domain, "jane@" + domain, "www." + domain)) {
            assertEquals(List.of(lead), api.found("q", q), q);
        }
    }

    @Test
    void aNameThatACompanyIsGivenLaterFindsAllItsLeads() {
        String domain = word + ".example";
        String first = api.captured("a@" + domain);
        String named = word + "name";
        api.capture("{\"email\":\"b@%s\",\"source\":\"CHAT\",\"company\":{\"name\":\"%s\"}}".formatted(domain, named));

        assertEquals(2, api.found("q", named).size());
        String tag = api.etag(first);

        api.patch(api.found("q", named).getFirst(), "{\"company\":{\"name\":\"%s\"}}".formatted(word + "other"))
                .statusCode(200);

        assertEquals(2, api.found("q", word + "other").size());
        assertEquals(List.of(), api.found("q", named));
        assertEquals(tag, api.etag(first));
    }

    @Test
    void aFilterThatNobodyFilledInDoesNotFilter() {
        String lead = owned(api.capturedLead());

        api.as("rep")
                .queryParam("status", "")
                .queryParam("source", " ")
                .queryParam("company", "")
                .queryParam("q", "")
                .queryParam("owner", word)
                .get("/api/leads")
                .then()
                .statusCode(200)
                .body("items.id[0]", equalTo(lead));
        api.as("rep").queryParam("owner", "").get("/api/leads").then().body("items.id[0]", equalTo(lead));
    }

    @Test
    void filtersJoin() {
        String lead = owned(captured("\"source\":\"CHAT\",\"lastName\":\"" + word + "\""));

        api.as("rep")
                .queryParam("owner", word)
                .queryParam("source", "CHAT")
                .queryParam("status", "NEW")
                .queryParam("company", "acme.example")
                .queryParam("q", word)
                .get("/api/leads")
                .then()
                .body("items.id[0]", equalTo(lead));
    }

    @Test
    void whatIsAskedOftenIsAnsweredFromAnIndex() {
        api.stack().psql("""
                insert into lead (id, version, email, phone, last_name, owner, source, touches, search_text, created_at,
                                  changed_at)
                select gen_random_uuid(), 0, 'i' || n || '@%1$s.example', '+4915' || (10000000 + n), 'Name' || n,
                       'owner' || n %% 500, 'OTHER', 1, 'name' || n || ' i' || n || ' %1$s example', now(), now()
                from generate_series(1, 5000) as n""".formatted(word));
        api.stack().psql("vacuum analyze lead, lead_facet");

        assertPlan("lead_search", listing("q", "name4711"));
        assertPlan("lead_facet_words", listing("owner", "owner17"));
        assertPlan("lead_email", "select * from lead where email = 'i7@x.example' for no key update");
        assertPlan("lead_phone", "select * from lead where phone = '+491510004711' order by created_at, id limit 1");
        api.stack().psql("delete from lead where search_text like '%" + word + "%'");
    }

    private static String listing(String filter, String value) {
        LeadSearch.Statement all = LeadSearch.all(LeadQuery.of(Map.of(filter, List.of(value)), Optional.empty()));
        String statement = all.sql();
        for (Object parameter : all.parameters()) {
            String literal = parameter instanceof List<?> values ? "{" + values.getFirst() + "}" : parameter.toString();
            statement = statement.replaceFirst("\\?", "'" + literal.replace("'", "''") + "'");
        }
        return statement;
    }

    private void assertPlan(String index, String statement) {
        String plan = String.join("\n", api.stack().psql("explain " + statement));
        assertTrue(plan.contains(index) && !plan.contains("Seq Scan on lead"), plan);
    }

    private String captured(String members) {
        return api.capture("{\"email\":\"%s\",%s}".formatted(newAddress(), members))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String owned(String lead) {
        api.patch(lead, "{\"owner\":\"%s\"}".formatted(word)).statusCode(200);
        return lead;
    }

    private List<String> filtered(String parameter, String value) {
        return api.as("rep")
                .queryParam("owner", word)
                .queryParam(parameter, value)
                .get("/api/leads")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }
}
