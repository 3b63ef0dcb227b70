package io.leadstream.pipeline.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.pipeline.approval.PastDays.One;
import io.leadstream.pipeline.deal.BuyerSegment;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastDaysTest {

    private static final BuyerSegment SMALL_BANK = new BuyerSegment("FINANCE", "10-49");

    private static List<One> past(int alike, int sameIndustry, int sameSize, int others) {
        return Stream.of(
                        Collections.nCopies(alike, new One(SMALL_BANK, 40)),
                        Collections.nCopies(sameIndustry, new One(new BuyerSegment("FINANCE", "250-999"), 30)),
                        Collections.nCopies(sameSize, new One(new BuyerSegment("SOFTWARE", "10-49"), 20)),
                        Collections.nCopies(others, new One(BuyerSegment.ALL, 10)))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void fiveDealsOfTheVeryKindAreEnough() {
        PastDays days = PastDays.likeTo(SMALL_BANK, past(5, 9, 9, 9));

        assertEquals(SMALL_BANK, days.of());
        assertEquals(40, days.days().median());
    }

    @Test
    void elseThoseOfTheIndustryCountElseThoseOfTheSize() {
        assertEquals(
                new BuyerSegment("FINANCE", null),
                PastDays.likeTo(SMALL_BANK, past(4, 1, 9, 9)).of());
        assertEquals(
                new BuyerSegment(null, "10-49"),
                PastDays.likeTo(SMALL_BANK, past(3, 1, 2, 9)).of());
    }

    @Test
    void elseAllCountHoweverFewTheyAre() {
        PastDays days = PastDays.likeTo(SMALL_BANK, past(1, 1, 0, 1));

        assertEquals(BuyerSegment.ALL, days.of());
        assertEquals(3, days.days().n());
    }

    @Test
    void ofABuyerOfWhomNothingIsKnownAllCount() {
        assertEquals(
                BuyerSegment.ALL,
                PastDays.likeTo(BuyerSegment.ALL, past(9, 0, 0, 0)).of());
    }
}
