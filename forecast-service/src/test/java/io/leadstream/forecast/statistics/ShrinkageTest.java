package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShrinkageTest {

    private static final List<Share> DIFFERENT =
            List.of(new Share(90, 100), new Share(10, 100), new Share(70, 100), new Share(30, 100), new Share(50, 100));
    private static final List<Share> ALIKE =
            List.of(new Share(50, 100), new Share(51, 100), new Share(49, 100), new Share(50, 100), new Share(50, 100));

    @Test
    void groupsThatDifferKeepTheirShares() {
        Shrinkage shrinkage = Shrinkage.around(0.5, DIFFERENT);
        assertTrue(shrinkage.strength() < 10, shrinkage::toString);
        assertTrue(shrinkage.groupsDiffer());
    }

    @Test
    void groupsThatAreAlikeTakeTheirParentsShare() {
        Shrinkage shrinkage = Shrinkage.around(0.5, ALIKE);
        assertTrue(shrinkage.strength() > 100_000, shrinkage::toString);
        assertFalse(shrinkage.groupsDiffer());
        assertEquals(0.5, shrinkage.rateOf(new Share(9, 10)), 0.001);
    }

    @Test
    void groupsThatAllDifferFromTheirParentButNotFromEachOtherAreAlike() {
        var all = List.of(
                new Share(964, 964),
                new Share(1_296, 1_296),
                new Share(1_379, 1_379),
                new Share(900, 900),
                new Share(40, 40));
        Shrinkage shrinkage = Shrinkage.around(0.9996, all);
        assertFalse(shrinkage.groupsDiffer(), shrinkage::toString);
        Interval interval = shrinkage.of(all.getFirst(), Confidence.DEFAULT).interval();
        assertEquals(1, interval.low(), 0.01);
    }

    @Test
    void fewerThanFiveGroupsAreDrawnByTwentyObservations() {
        Shrinkage shrinkage = Shrinkage.around(0.5, DIFFERENT.subList(0, 4));
        assertEquals(20, shrinkage.strength());
        assertEquals((9 + 0.5 * 20) / (10 + 20), shrinkage.rateOf(new Share(9, 10)), 1e-12);
        assertFalse(shrinkage.estimated());
    }

    @Test
    void aGroupWithoutEvidenceIsNotCertainWhereAllSucceeded() {
        Shrinkage shrinkage = Shrinkage.around(1, List.of(new Share(12, 12), new Share(0, 0)));
        Interval interval = shrinkage.of(new Share(0, 0), Confidence.DEFAULT).interval();
        assertEquals(Confidence.DEFAULT.of(20, 20), interval);
        assertTrue(interval.low() < 0.95, interval::toString);
    }
}
