package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.e2e.Listener.Heard;
import io.leadstream.local.test.RunningLeadstream;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A board that was away hears, when it is back, what happened to its deals meanwhile: all of it, and once. */
class BoardStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Sales sales = Sales.of(leadstream);

    @Test
    void aBoardFollowsItsDealsAndMissesNothing() {
        String owner = "o" + UUID.randomUUID();
        String ofOwner = "?owner=" + owner;
        String deal;
        Heard opened;
        try (Listener board = Listener.toDeals(rep, ofOwner)) {
            deal = rep.post(
                            "/api/deals",
                            "{\"name\":\"Acme\",\"owner\":\"%s\",\"amount\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}}"
                                    .formatted(owner))
                    .expect(201)
                    .id();
            opened = heard(board, "deal.opened.v1");
            assertEquals(deal, opened.data().get("dealId").asText());
            assertEquals("1200.00", opened.data().at("/amount/amount").asText());
        }

        move(deal, "FIT_EVALUATED");
        sales.win(deal, "1300.00", "EUR");
        try (Listener board = Listener.toDealsBehind(opened.id(), rep, ofOwner)) {
            assertEquals(
                    deal,
                    heard(board, "deal.stage-entered.v1").data().get("dealId").asText());
            Heard won = heard(board, "deal.closed.v1");
            assertEquals("WON", won.data().get("state").asText());
            assertEquals("1300.00", won.data().at("/amount/amount").asText());
            move(deal, "HANDED_OVER");
            Heard handedOver = heard(board, "deal.stage-entered.v1");
            assertEquals("HANDED_OVER", handedOver.data().get("stage").asText());
            assertTrue(handedOver.data().get("version").asLong()
                    > won.data().get("version").asLong());
        }
    }

    /** The next of its type: other capabilities tell of a deal, too. */
    private static Heard heard(Listener board, String type) {
        return board.next(heard -> heard.type().equals(type));
    }

    private void move(String deal, String stage) {
        manager.post(
                        "/api/deals/" + deal + "/moves",
                        "{\"toStage\":\"%s\",\"override\":{\"reason\":\"agreed on the phone\"}}".formatted(stage),
                        "If-Match",
                        manager.get("/api/deals/" + deal).expect(200).etag())
                .expect(200);
    }
}
