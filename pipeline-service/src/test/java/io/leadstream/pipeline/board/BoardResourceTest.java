package io.leadstream.pipeline.board;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class BoardResourceTest {

    private final Api api = new Api();
    private final String owner = "rep-" + UUID.randomUUID();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void everyColumnCountsAndSumsExactly() {
        open("100.10", "EUR");
        open("200.20", "EUR");
        open("5000", "JPY");
        String moved = open("7", "EUR");
        api.prove(moved, "NEED_CONFIRMED");
        api.move(moved, "FIT_EVALUATED").then().statusCode(200);
        String lost = open("9", "EUR");
        api.command("rep", lost, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);

        api.as("marketing")
                .get("/api/deals/board?owner=" + owner)
                .then()
                .statusCode(200)
                .body("baseCurrency", is("EUR"))
                .body("total.count", is(4))
                .body("total.inBase", is("307.30"))
                .body("total.withoutRate", is(1))
                .body(
                        "columns.stage",
                        contains(
                                "NEED_CONFIRMED",
                                "FIT_EVALUATED",
                                "DECISION_PROCESS_SHARED",
                                "PROPOSAL_REVIEWED",
                                "TERMS_AGREED"))
                .body("columns[0].total.count", is(3))
                .body("columns[0].total.sums.currency", contains("EUR", "JPY"))
                .body("columns[0].total.sums.amount", contains("300.30", "5000"))
                .body("columns[0].more", nullValue())
                .body("columns[1].items.id", contains(moved))
                .body("columns[1].items[0].version", is(1))
                .body("columns[1].items[0].category", is("PIPELINE"))
                .body("columns[2].items", empty());
    }

    @Test
    void aColumnGoesOnInTheList() {
        List<String> deals =
                IntStream.range(0, 3).mapToObj(_ -> open("1", "EUR")).toList();

        String more = api.as("rep")
                .get("/api/deals/board?pipeline=standard&limit=2&owner=" + owner)
                .then()
                .body("columns[0].total.count", is(3))
                .body("columns[0].items.id", contains(deals.get(2), deals.get(1)))
                .body("columns[0].more", containsString("stage=NEED_CONFIRMED"))
                .extract()
                .path("columns[0].more");
        api.as("rep").get(more).then().statusCode(200).body("items.id", contains(deals.getFirst()));
    }

    @Test
    void whatIsNotThereOrNotKnownIsRefused() {
        api.as("rep").get("/api/deals/board?pipeline=nowhere").then().statusCode(404);
        api.as("rep")
                .get("/api/deals/board?colour=red")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("colour"));
    }

    private String open(String amount, String currency) {
        return api.openDeal("{\"name\":\"d\",\"owner\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"%s\"}}"
                .formatted(owner, amount, currency));
    }
}
