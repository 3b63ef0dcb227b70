package io.leadstream.pipeline.similar;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class SimilarDealResourceTest {

    private final Api api = new Api();
    private final String industry = "I-" + UUID.randomUUID();
    private final String product = "P-" + UUID.randomUUID();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void closedDealsThatAreLikeItAreFoundWithWhatDecidedThem() {
        String mine = open("SOFT " + industry, product, "50-249", "1000");
        String alike = open("SOFT " + industry, product, "50-249", "1500");
        api.prove(alike, "NEED_CONFIRMED");
        api.command(
                        "rep",
                        alike,
                        "closure",
                        "{\"outcome\":\"LOST\",\"reason\":\"COMPETITOR\",\"competitor\":\"Rival\",\"note\":\"Erika left\"}")
                .then()
                .statusCode(200);
        String lessAlike = open("SOFT " + industry, "other " + product, "10-49", "9000");
        api.proveSale(lessAlike);
        api.command("rep", lessAlike, "closure", "{\"outcome\":\"WON\"}").then().statusCode(200);
        open("SOFT " + industry, product, "50-249", "1000"); // open ones are no experience
        join(mine, "CHAMPION");
        join(alike, "CHAMPION");
        join(alike, "BLOCKER");

        api.as("rep")
                .get("/api/deals/" + mine + "/similar?limit=2")
                .then()
                .statusCode(200)
                .body("dealId", is(mine))
                .body("items.id", contains(alike, lessAlike))
                .body("items[0].likeness.score", is(95))
                .body(
                        "items[0].likeness.parts.criterion",
                        contains("industry", "size", "product", "amount", "committee"))
                .body("items[0].likeness.parts[4].why", is("1 of 2 roles in both"))
                .body("items[0].outcome", is("LOST"))
                .body("items[0].decided.kind", is("COMPETITOR"))
                .body("items[0].decided.competitor", is("Rival"))
                .body("items[0].decided.note", is("Erika left"))
                .body("items[0].decided.evidence[0].kind", is("EMAIL"))
                .body("items[0].decided.evidence[0].pieces", is(2))
                .body("items[0].workedOn", containsInAnyOrder("rep", "rep-7", "rep-8"))
                .body("items[0].inBase", is("1500.00"))
                .body("items[1].outcome", is("WON"))
                .body("items[1].likeness.parts[1].alike", is(0.5f));
        api.as("marketing")
                .get("/api/deals/" + mine + "/similar?limit=1")
                .then()
                .body("items.id", contains(alike))
                .body("items[0].decided", not(hasKey("note")));
    }

    @Test
    void ofADealOfWhichNothingIsKnownNothingIsSimilar() {
        String bare = api.openDeal("{\"name\":\"bare\"}");

        api.as("rep")
                .get("/api/deals/" + bare + "/similar")
                .then()
                .statusCode(200)
                .body("items", empty());
        api.as("rep").get("/api/deals/" + UUID.randomUUID() + "/similar").then().statusCode(404);
        api.as("rep")
                .get("/api/deals/" + bare + "/similar?limit=0")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("limit"));
    }

    private void join(String deal, String role) {
        api.as("rep")
                .body("{\"personId\":\"%s\",\"roles\":[\"%s\"]}".formatted(UUID.randomUUID(), role))
                .post("/api/deals/" + deal + "/stakeholders")
                .then()
                .statusCode(201);
    }

    private String open(String in, String what, String size, String amount) {
        return api.openDeal("""
                {"name":"d","owner":"rep-7","team":["rep-8"],"amount":{"amount":"%s","currency":"EUR"},
                 "segments":{"industry":"%s","product":"%s","sizeBand":"%s"}}""".formatted(amount, in, what, size));
    }
}
