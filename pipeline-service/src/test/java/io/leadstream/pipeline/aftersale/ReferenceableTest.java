package io.leadstream.pipeline.aftersale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.pipeline.deal.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceableTest {

    @Test
    void aLiveCustomerWhosePromiseWasKeptMaySpeakForUs() {
        assertEquals(List.of(), obstacles(Standing.WON, true, PromiseStanding.KEPT, PromiseStanding.UNCHECKED));
    }

    @Test
    void nobodySpeaksForUsBeforeTheyAreLive() {
        assertEquals(List.of("the customer is not live yet"), obstacles(Standing.WON, false, PromiseStanding.KEPT));
    }

    @Test
    void aDealThatIsNotWonHasNoCustomer() {
        assertEquals(
                List.of("the deal is not won", "no promise was checked and kept"), obstacles(Standing.LOST, false));
    }

    @Test
    void oneBrokenPromiseIsEnough() {
        assertEquals(
                List.of("a promise was broken"),
                obstacles(Standing.WON, true, PromiseStanding.KEPT, PromiseStanding.BROKEN));
    }

    @Test
    void partlyKeptIsNotKept() {
        assertEquals(
                List.of("no promise was checked and kept"),
                obstacles(Standing.WON, true, PromiseStanding.PARTLY, PromiseStanding.NO_ANSWER));
    }

    private static List<String> obstacles(Standing standing, boolean live, PromiseStanding... promises) {
        return new Referenceable(standing, live, List.of(promises)).obstacles();
    }
}
