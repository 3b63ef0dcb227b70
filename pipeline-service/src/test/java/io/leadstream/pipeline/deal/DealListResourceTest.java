package io.leadstream.pipeline.deal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sellers say of a deal, and how it is found by it. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class DealListResourceTest {

    private final Api api = new Api();
    private final String owner = "rep-" + UUID.randomUUID();
    private final String contact = UUID.randomUUID().toString();

    private final String full = """
            {"name":"Ümlaut-Works 40 seats","owner":"%s","team":["rep-9","rep-8"],"category":"COMMIT",
             "nextStep":{"text":"Call Erika about legal","date":"2030-01-15"},"competitors":["Rival","Other"],
             "primaryContact":{"leadId":"%s"},"strategyNote":"Erika is with us","expectedClose":"2030-01-31",
             "amount":{"amount":"500","currency":"EUR"},"segments":{"product":"GTX","country":"DE"}}""".formatted(owner, contact);

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void whatIsSaidOfADealIsShownAndOnlyPartlyPublished() {
        String deal = api.openDeal(full);

        api.as("rep")
                .get("/api/deals/" + deal)
                .then()
                .body("team", contains("rep-8", "rep-9"))
                .body("category", is("COMMIT"))
                .body("nextStep.text", is("Call Erika about legal"))
                .body("nextStep.date", is("2030-01-15"))
                .body("competitors", contains("Rival", "Other"))
                .body("primaryContact.leadId", is(contact))
                .body("strategyNote", is("Erika is with us"))
                .body("inBase.amount", is("500.00"))
                .body("inBase.rate", is("1"))
                .body("closeOverdue", is(false))
                .body("pushes", is(0));
        api.as("marketing")
                .get("/api/deals/" + deal)
                .then()
                .body("nextStep.date", is("2030-01-15"))
                .body("nextStep", not(hasKey("text")))
                .body("$", not(hasKey("strategyNote")));
        Topic.Seen opened = new Topic(api.stack(), "deal-events").await(deal, 1).getFirst();
        assertEquals("COMMIT", opened.payload().getString("category"));
        assertFalse(opened.payload().encode().contains("Erika"));
        assertFalse(opened.payload().encode().contains("Rival"));
    }

    @Test
    void puttingOffTheExpectedCloseIsCounted() {
        String deal = api.openDeal(full);

        patch(deal, "{\"expectedClose\":\"2030-02-28\"}").body("pushes", is(1));
        patch(deal, "{\"expectedClose\":\"2030-02-01\"}").body("pushes", is(1));
        patch(deal, "{\"expectedClose\":null}").body("pushes", is(1));
        Topic.Seen changed =
                new Topic(api.stack(), "deal-events").await(deal, 4).get(1);
        assertEquals(1, changed.payload().getInteger("pushes"));
    }

    @Test
    void aPatchClearsWhatItSaysIsNull() {
        String deal = api.openDeal(full);

        patch(deal, "{\"category\":null,\"nextStep\":null,\"team\":null,\"primaryContact\":null,\"strategyNote\":null}")
                .body("category", is("PIPELINE"))
                .body("nextStep", nullValue())
                .body("team", empty())
                .body("primaryContact", nullValue())
                .body("strategyNote", nullValue());
    }

    @Test
    void dealsAreFoundByEverythingThatIsSaidOfThem() {
        String deal = api.openDeal(full);
        String late = api.openDeal(
                "{\"name\":\"Late\",\"owner\":\"%s\",\"expectedClose\":\"2020-01-01\",\"amount\":{\"amount\":\"70\",\"currency\":\"CHF\"}}"
                        .formatted(owner));

        for (String filter : List.of(
                "team=rep-8",
                "team=nobody&team=rep-9",
                "category=COMMIT&category=BEST_CASE",
                "competitor=Rival",
                "segment=product:GTX&segment=country:DE",
                "segment=product:MG&segment=product:GTX",
                "currency=EUR&amountFrom=500&amountTo=500",
                "amountFrom=400",
                "expectedCloseFrom=2030-01-31&expectedCloseTo=2030-01-31",
                "nextStepFrom=2030-01-01&nextStepTo=2030-01-31",
                "closeOverdue=false",
                "q=40 sea",
                "q=ümlaut",
                "q=erika legal",
                "primaryContact=" + contact)) {
            found(filter, deal);
        }
        found("pushesFrom=1");
        found("lossKind=COMPETITOR&lossKind=UNTOLD");
        found("closeOverdue=true", late);
        found("currency=CHF&amountTo=70", late);
        found("stage=NEED_CONFIRMED&stage=LIVE&state=OPEN&state=LOST&origin=MANUAL&openedFrom=2020-01-01", late, deal);
        found("openedTo=2020-01-01");
        found("category=OMITTED");
        found("q=nobody");
        found("closedFrom=2020-01-01");
        // the next step is not for everybody
        api.as("marketing")
                .get("/api/deals?owner=" + owner + "&q=erika")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void everyOrderIsPagedWithoutGapOrRepetition() {
        List<String> deals = new ArrayList<>();
        for (String amount : List.of("30", "10", "20", "20")) {
            deals.add(
                    api.openDeal("{\"name\":\"d\",\"owner\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}"
                            .formatted(owner, amount)));
        }
        deals.add(api.openDeal("{\"name\":\"without\",\"owner\":\"%s\"}".formatted(owner)));
        deals.add(api.openDeal("{\"name\":\"without\",\"owner\":\"%s\"}".formatted(owner)));

        assertEquals(order(deals, 1, 2, 3, 0, 4, 5), pagedBy("amount"));
        assertEquals(order(deals, 0, 3, 2, 1, 5, 4), pagedBy("-amount"));
        assertEquals(order(deals, 0, 1, 2, 3, 4, 5), pagedBy("createdAt"));
        assertEquals(order(deals, 5, 4, 3, 2, 1, 0), pagedBy("-createdAt"));
        assertEquals(order(deals, 5, 4, 3, 2, 1, 0), pagedBy("-stageEnteredAt"));
        assertEquals(order(deals, 0, 1, 2, 3, 4, 5), pagedBy("expectedClose"));
    }

    private static List<String> order(List<String> deals, int... places) {
        return Arrays.stream(places).mapToObj(deals::get).toList();
    }

    private List<String> pagedBy(String sort) {
        List<String> all = new ArrayList<>();
        String after = "";
        while (after != null) {
            var page = api.as("rep")
                    .get("/api/deals?owner=" + owner + "&limit=2&sort=" + sort
                            + (after.isEmpty() ? "" : "&after=" + after))
                    .then()
                    .statusCode(200)
                    .extract();
            all.addAll(page.<List<String>>path("items.id"));
            after = page.path("next");
        }
        return all;
    }

    private void found(String filter, String... deals) {
        api.as("rep")
                .get("/api/deals?owner=" + owner + "&" + filter)
                .then()
                .statusCode(200)
                .body("items.id", deals.length == 0 ? empty() : containsInAnyOrder(deals));
    }

    private ValidatableResponse patch(String deal, String body) {
        return api.as("rep")
                .contentType("application/merge-patch+json")
                .header("If-Match", api.etag(deal))
                .body(body)
                .patch("/api/deals/" + deal)
                .then()
                .statusCode(200);
    }
}
