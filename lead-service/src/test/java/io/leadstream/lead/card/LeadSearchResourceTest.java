package io.leadstream.lead.card;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.newAddress;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.database.Plan;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class LeadSearchResourceTest {

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @Inject
    JobTitles titles;

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void everyAttributeFilters() {
        String lead = api.capture("""
                        {"email":"%1$s","source":"CHAT","lastName":"Doe","jobTitle":"VP Sales EMEA","country":"AT",
                         "region":"Wien","ageBand":"35-44","medium":"cpc","campaign":"%2$s",
                         "company":{"name":"%2$s","domain":"%2$s.example","industry":"Steel","employees":240,
                           "growthStage":"GROWTH","funding":"SERIES_B","productUsers":12}}""".formatted(newAddress(), word))
                .statusCode(201)
                .extract()
                .path("id");
        api.record(lead, "{\"type\":\"CALL\"}").statusCode(201);
        api.stack().psql("""
                update standing set lifecycle = 'MQL', fit = 60, engagement = 40, total = 100, grade = 'A2'
                where lead_id = '%s'""".formatted(lead));
        for (String filter : List.of(
                "source=CHAT,EVENT",
                "status=NEW,MQL",
                "country=at",
                "region=wien",
                "ageBand=35-44",
                "medium=cpc",
                "jobTitle=sales vp",
                "owner=none",
                "domain=www." + word + ".example",
                "industry=steel,coal",
                "sizeBand=50-249",
                "growthStage=growth",
                "funding=series_b",
                "targetAccount=false",
                "employeesFrom=240&employeesTo=240",
                "productUsersFrom=5",
                "touchesFrom=1&touchesTo=1",
                "fitFrom=60&engagementTo=40&scoreFrom=99.5",
                "grade=a2",
                "seniority=vp,head",
                "function=sales",
                "createdFrom=2026-01-01",
                "changedFrom=2026-01-01",
                "lastActivityFrom=2026-01-01",
                "q=doe&sort=lastName",
                "sort=-score")) {
            assertEquals(List.of(lead), found("campaign=" + word + "&" + filter), filter);
        }
        for (String filter : List.of(
                "source=EVENT,SOCIAL",
                "status=NEW,SQL",
                "country=DE",
                "jobTitle=sales cfo",
                "seniority=c_level",
                "function=FINANCE,IT",
                "owner=somebody",
                "sizeBand=1-9,5001+",
                "targetAccount=true",
                "touchesFrom=2",
                "scoreTo=99",
                "createdTo=2026-01-01",
                "lastActivityTo=2026-01-01",
                "segment=none")) {
            assertEquals(List.of(), found("campaign=" + word + "&" + filter), filter);
        }
    }

    @ParameterizedTest
    @CsvSource({"createdAt", "-createdAt", "changedAt", "-changedAt", "lastName", "-lastName", "touches", "-score"})
    void pagesOfEveryOrderFollowEachOtherWhileOthersAreCaptured(String sort) {
        List<String> captured = new ArrayList<>();
        for (String name : List.of("Adler", "Berg", "Berg", "Coen", "Dorn")) {
            captured.add(captured(name));
        }
        List<String> read = new ArrayList<>();
        String after = "";
        do {
            var page = api.as("rep")
                    .get("/api/leads?limit=2&campaign=" + word + "&sort=" + sort
                            + (after.isEmpty() ? "" : "&after=" + after))
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(page.path("items.id"));
            after = page.path("next");
            captured("Zz");
        } while (after != null && read.size() < 50);

        var ours = new ArrayList<>(read);
        ours.retainAll(captured);
        assertEquals(read.stream().distinct().toList(), read);
        assertEquals(
                List.copyOf(sort.startsWith("-") ? captured.reversed() : captured)
                        .size(),
                ours.size());
        if (!sort.endsWith("astName") && !sort.equals("-score")) {
            assertEquals(sort.startsWith("-") ? captured.reversed() : captured, ours);
        }
    }

    @Test
    void leadsWithoutAScoreComeBehindAllOthersAndEachOnce() {
        String high = captured("Zorn");
        String low = captured("Adler");
        String none = unscored();
        String noneEither = unscored();

        assertEquals(List.of(high, low, noneEither, none), pages("-score"));
        assertEquals(List.of(none, noneEither, low, high), pages("score"));
        assertEquals(List.of(high, low), found("scoreFrom=0&sort=-score&campaign=" + word));
    }

    private String unscored() {
        return api.capture("{\"email\":\"%s\",\"campaign\":\"%s\",\"source\":\"CHAT\"}".formatted(newAddress(), word))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> pages(String sort) {
        var read = new ArrayList<String>();
        String after = "";
        while (after != null) {
            var page = api.as("rep")
                    .get("/api/leads?limit=1&campaign=" + word + "&sort=" + sort + after)
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(page.path("items.id"));
            String next = page.path("next");
            after = next == null ? null : "&after=" + next;
        }
        return read;
    }

    @Test
    void aTitleThatWasNotLookedAtYetIs() {
        String lead = api.capture("{\"email\":\"%s\",\"campaign\":\"%s\",\"jobTitle\":\"CFO\",\"source\":\"CHAT\"}"
                        .formatted(newAddress(), word))
                .extract()
                .path("id");
        api.stack().psql("update lead set seniority = null, job_function = null where id = '%s'".formatted(lead));
        assertEquals(List.of(), found("seniority=C_LEVEL&campaign=" + word));

        titles.look();

        assertEquals(List.of(lead), found("seniority=C_LEVEL&function=FINANCE&campaign=" + word));
        assertFalse(Plan.of(JobTitles.NEXT).contains("Seq Scan"));
    }

    @ParameterizedTest
    @CsvSource({"colour, red", "sort, size", "touchesFrom, x", "sizeBand, 7", "source, 'CHAT,MARS'", "after, QUJD"})
    void whatIsNoFilterIsNamed(String name, String value) {
        api.as("rep")
                .queryParam("country", "DE")
                .queryParam(name, value)
                .get("/api/leads")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.field", hasItem(name));
    }

    @ParameterizedTest
    @CsvSource({
        "createdAt, lead_facet_pkey",
        "-changedAt, lead_changed",
        "lastName, lead_by_surname",
        "touches, lead_touches",
        "-score, standing_score"
    })
    void everyOrderIsWalkedByItsIndex(String sort, String index) {
        String plan = Plan.of(LeadSearch.walk(
                        LeadQuery.of(Map.of("sort", List.of(sort), "ageBand", List.of("65+")), Optional.empty()),
                        null,
                        Pace.FIRST_STEP,
                        51)
                .sql());

        assertTrue(plan.contains(index) && !plan.contains("Seq Scan on lead"), plan);
    }

    private String captured(String lastName) {
        String lead = api.capture("{\"email\":\"%s\",\"lastName\":\"%s\",\"campaign\":\"%s\",\"source\":\"CHAT\"}"
                        .formatted(newAddress(), lastName, word))
                .statusCode(201)
                .extract()
                .path("id");
        api.stack().psql("""
                update standing set lifecycle = 'MQL', fit = 60, engagement = 40, total = %s, grade = 'A2'
                where lead_id = '%s'""".formatted(lastName.codePointAt(0), lead));
        return lead;
    }

    private List<String> found(String filters) {
        return api.as("rep")
                .get("/api/leads?" + filters)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }
}
