package io.leadstream.pipeline.methodology;

import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The catalogue as the API tells it, line by line against what is typed here from the project's domain document. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class CatalogueResourceTest {

    /** number | name | origin | principle | elements | fits when; a dash where the document has nothing. */
    private static final String METHODOLOGIES = """
            1 | Challenger Sale | Dixon, Adamson 2011 | teach, tailor, take control | teach; tailor; take control | inexperienced buyers flooded with information, B2B enterprise
            2 | Command of the Sale/Message | Force Management | know the positive business outcomes, required capabilities, how we deliver them, why better; and the metrics and proof | the positive business outcomes; required capabilities; how we deliver them; why better; the metrics; proof | measurable outcome and proof justify a premium price
            3 | Conceptual Selling | Miller, Heiman | the buyer buys a concept (the wished result); win-win or walk | confirmation; new information; attitude; commitment; basic issues | reputation, repeat sales, small specialised markets, referrals
            4 | Consultative Selling | Hanan | prepare, connect, understand, recommend, commit, act | prepare; connect; understand; recommend; commit; act | repeat business and word of mouth, where trust is at a premium
            5 | Customer-centric Selling | Holland, Bosworth, Visgatis | trusted adviser, the customer's schedule; conversations, not presentations | trusted adviser; the customer's schedule; conversations, not presentations; walk away when it cannot | the offer can be modified to the need; walk away when it cannot
            6 | Inbound Selling | - | follow the buyer's journey, serve those already engaged | follow the buyer's journey; serve those already engaged | -
            7 | MEDDIC | PTC, 1990s | is this buyer worth the effort at all | Metrics; Economic buyer (often not the first contact); Decision criteria (and their weights); Decision process (who, which signatures, which dates); Identify pain (and what happens if they do nothing); Champion (usually the one who suffers the pain most) | many possible targets where effort must go to the best
            8 | N.E.A.T. Selling | Harris Consulting Group and Sales Hacker | turns BANT around | Need (core); Economic impact; Access to authority; Timeline (go-live date) | deciding where reps spend their time, by how much we can help
            9 | SNAP Selling | Konrath 2012 | keep it Simple, be iNvaluable, Always align, raise Priorities | keep it Simple; be iNvaluable; Always align; raise Priorities | busy, distracted buyers
            10 | Solution Selling | late 1980s | diagnose pains, agree criteria of an acceptable solution, tailor | diagnose pains; agree criteria of an acceptable solution; tailor | a highly customised package for many core needs
            11 | SPIN Selling | Rackham 1988 | four kinds of question to understand the lead's surroundings | Situation; Problem; Implication; Need-payoff | buyers with a specific problem
            12 | Target Account Selling | - | choose the right accounts first | choose the right accounts first; find in the CRM the traits and triggers that won accounts share; a repeatable process on unworked accounts that share them | -
            13 | Sandler Selling System | 1967 | seven steps, from bond and rapport to sealing the deal | bond and rapport; roles and expectations; needs and pains; budget; the buyer's decision process; propose; seal the deal | -
            14 | Value Selling Framework | - | qualify and value leads, ask the right questions, add value at every step | qualify and value leads; ask the right questions; add value at every step | working only leads with a significant impact on the portfolio
            """;

    /** key | fits when | contract value | cycle | deals | methodologies with basis. */
    private static final String APPROACHES = """
            self-service | buyers educate themselves and buy on line | - | - | - | -
            transactional | buyers know what they want and shop for price and delivery; prefer chat to a rep; high volume, high speed, inbound | under 1,000 USD: null..1000.0 | under 30 days: null..30.0 | more than 20 a month: 20.0..null | snap curated, inbound curated
            solution | buyers know the problem, compare 2 to 3 vendors, pay more for specific features; medium volume, high speed, inbound | about 5,000 USD: 5000.0..5000.0 | days to weeks, about 30 days: 30.0..30.0 | 5 to 10 a month: 5.0..10.0 | solution curated, spin curated, neat curated, inbound curated
            consultative | buyers do not fully know the problem; several deciders, proof of concept, we help write the RFP; platform-like products; mostly outbound; more senior people step in by and by | 20,000 to 100,000 USD: 20000.0..100000.0 | 6 to 18 months: 182.625..547.875 | 1 to 3 a quarter: 0.33333334..1.0 | consultative curated, conceptual curated, customer-centric curated, meddic curated, sandler curated
            provocative | the buyer does not know the problem yet; innovation on a CEO's top question; chosen accounts only, no RFP | about 250,000 USD: 250000.0..250000.0 | 6 to 9 months (3 to 9 in general): 182.625..273.9375 | 1 to 2 a month: 1.0..2.0 | challenger source
            """;

    private final Api api = new Api();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void theFourteenAreAsTheDocumentTellsThem() {
        assertEquals(lines(METHODOLOGIES), items("/api/methodologies", CatalogueResourceTest::methodology));
    }

    @Test
    void theFiveApproachesAreAsTheDocumentTellsThem() {
        assertEquals(lines(APPROACHES), items("/api/approaches", CatalogueResourceTest::approach));
    }

    @Test
    void whereTheSourceNamesNoMarketNullIsSaid() {
        var sandler = api.as("rep").get("/api/methodologies/sandler").then().statusCode(200);

        assertTrue(sandler.extract().asString().contains("\"fitsWhen\":null"));
    }

    @Test
    void sellerTypesAndThe57PercentAreTheChallengersAlone() {
        var challenger =
                api.as("marketing").get("/api/methodologies/challenger").jsonPath();

        assertEquals(
                List.of("relationship builder", "hard worker", "lone wolf", "reactive problem solver", "challenger"),
                challenger.getList("sellerTypes"));
        assertEquals(0.57f, challenger.getFloat("claims[0].share"));
        Map<String, Object> spin =
                api.as("rep").get("/api/methodologies/spin").jsonPath().getMap("");
        assertFalse(spin.containsKey("sellerTypes"));
        assertEquals("reps can research it beforehand", spin.get("doubtedWhen"));
    }

    @Test
    void besideTheClaimStandsHowFarOurOwnBuyersWere() {
        String lead = UUID.randomUUID().toString();
        Instant now = Instant.now();
        tell(lead, 1, "lead.captured.v1", now.minus(10, ChronoUnit.DAYS), "");
        tell(lead, 2, "lead.activity-recorded.v1", now.minus(8, ChronoUnit.DAYS), activity("WEB_VISIT"));
        tell(lead, 3, "lead.activity-recorded.v1", now.minus(5, ChronoUnit.DAYS), activity("CALL"));
        tell(lead, 4, "lead.activity-recorded.v1", now.minus(2, ChronoUnit.DAYS), activity("MEETING"));
        long before = ours().getLong("deals");
        String deal = api.openDeal("{\"name\":\"Acme\",\"leadId\":\"%s\"}".formatted(lead));
        api.command("manager", deal, "closure", "{\"outcome\":\"WON\",\"override\":{\"reason\":\"signed\"}}")
                .then()
                .statusCode(200);

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ours().getLong("deals") > before);

        assertEquals(
                List.of("0.5"),
                api.stack()
                        .psql(("select round(extract(epoch from j.first_contact_at - j.began_at)"
                                        + " / extract(epoch from d.closed_at - j.began_at), 1)"
                                        + " from lead_journey j join deal d using (lead_id) where j.lead_id = '%s'")
                                .formatted(lead)));
        assertTrue(ours().getDouble("share") > 0 && ours().getDouble("share") <= 1);
    }

    private JsonPath ours() {
        return api.as("rep")
                .get("/api/methodologies/challenger")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("claims[0].ours");
    }

    private static String activity(String type) {
        return ",\"activityId\":\"%s\",\"type\":\"%s\",\"direction\":\"INBOUND\"".formatted(UUID.randomUUID(), type);
    }

    private void tell(String lead, long sequence, String type, Instant at, String more) {
        new Topic(api.stack(), "lead-events")
                .publish("lead-service", lead, sequence, type, at, "{\"leadId\":\"%s\"%s}".formatted(lead, more));
    }

    @Test
    void theCatalogueIsReadPageByPage() {
        var first = api.as("rep").get("/api/methodologies?limit=10").jsonPath();
        var rest = api.as("rep")
                .get("/api/methodologies?after=" + first.getString("next"))
                .jsonPath();

        assertEquals(10, first.getList("items").size());
        assertEquals(List.of("spin", "target-account", "sandler", "value-selling"), rest.getList("items.key"));
        assertNull(rest.getString("next"));
    }

    @Test
    void everyOneSaysWhoseNameItIsAndWhatToAsk() {
        for (Map<String, Object> methodology :
                api.as("rep").get("/api/methodologies").jsonPath().<Map<String, Object>>getList("items")) {
            assertTrue(methodology.get("trademark").toString().contains("trademark"));
            for (Object element : (List<?>) methodology.get("elements")) {
                assertTrue(((Map<?, ?>) element).get("ask").toString().endsWith("?"), element::toString);
            }
        }
    }

    @Test
    void whatIsNoneIsNotFoundAndAMisspeltParameterIsRefused() {
        api.as("rep").get("/api/methodologies/hypnosis").then().statusCode(404);
        api.as("rep")
                .get("/api/methodologies?lang=de")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("lang"));
        api.as("rep").get("/api/approaches?x=1").then().statusCode(400);
    }

    private List<String> items(String path, Function<Map<String, Object>, String> line) {
        return api
                .as("rep")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .map(line)
                .toList();
    }

    private static String methodology(Map<String, Object> shown) {
        String elements = ((List<?>) shown.get("elements"))
                .stream().map(e -> ((Map<?, ?>) e).get("text").toString()).collect(Collectors.joining("; "));
        return row(
                shown.get("number"),
                shown.get("name"),
                shown.get("origin"),
                shown.get("principle"),
                elements,
                shown.get("fitsWhen"));
    }

    private static String approach(Map<String, Object> shown) {
        Map<?, ?> figures = (Map<?, ?>) shown.get("figures");
        String methodologies = ((List<?>) shown.get("methodologies"))
                .stream()
                        .map(m -> ((Map<?, ?>) m).get("key") + " " + ((Map<?, ?>) m).get("basis"))
                        .collect(Collectors.joining(", "));
        return row(
                shown.get("key"),
                shown.get("fitsWhen"),
                figure(figures, "averageContractValue"),
                figure(figures, "salesCycleDays"),
                figure(figures, "dealsPerRepPerMonth"),
                methodologies.isEmpty() ? null : methodologies);
    }

    private static String figure(Map<?, ?> figures, String name) {
        if (figures == null) {
            return null;
        }
        Map<?, ?> figure = (Map<?, ?>) figures.get(name);
        return figure.get("text") + ": " + number(figure.get("low")) + ".." + number(figure.get("high"));
    }

    private static Double number(Object shown) {
        return shown == null ? null : Double.valueOf(shown.toString());
    }

    private static String row(Object... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell == null ? "-" : cell.toString())
                .collect(Collectors.joining(" | "));
    }

    private static List<String> lines(String table) {
        return table.lines().map(String::strip).toList();
    }
}
