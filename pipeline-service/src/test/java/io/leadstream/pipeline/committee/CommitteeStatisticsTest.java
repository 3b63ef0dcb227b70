package io.leadstream.pipeline.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.pipeline.committee.CommitteeStatistics.Counts;
import io.leadstream.pipeline.committee.CommitteeStatistics.Deals;
import io.leadstream.pipeline.committee.CommitteeStatistics.OfRole;
import io.leadstream.pipeline.committee.CommitteeStatistics.OfSegment;
import io.leadstream.pipeline.committee.CommitteeStatistics.WithCoverage;
import io.leadstream.pipeline.committee.CommitteeStatistics.WithRole;
import io.leadstream.pipeline.committee.CommitteeStatistics.WithTitle;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitteeStatisticsTest {

    private static final Counts COUNTS = new Counts(
            List.of(new Deals("GTX", true, 30), new Deals("GTX", false, 10), new Deals("MG", false, 4)),
            List.of(
                    new WithRole("GTX", true, BuyingRole.CHAMPION, 24),
                    new WithRole("GTX", false, BuyingRole.CHAMPION, 2),
                    new WithRole("MG", false, BuyingRole.CHAMPION, 1)),
            List.of(
                    new WithTitle("GTX", true, JobFunction.IT, Seniority.HEAD, 3),
                    new WithTitle("GTX", true, JobFunction.FINANCE, Seniority.C_LEVEL, 20),
                    new WithTitle("GTX", false, JobFunction.FINANCE, Seniority.C_LEVEL, 5)),
            List.of(
                    new WithCoverage("GTX", true, 3, 28, 40.0),
                    new WithCoverage("GTX", false, 3, 2, 90.0),
                    new WithCoverage("GTX", true, 0, 2, 80.0),
                    new WithCoverage("GTX", false, 0, 8, 30.0),
                    new WithCoverage("MG", false, 0, 4, 10.0)));

    private static final CommitteeStatistics STATISTICS = CommitteeStatistics.of(COUNTS);

    @Test
    void everySegmentIsAGroupOfItsOwn() {
        assertEquals(
                List.of("GTX", "MG"),
                STATISTICS.groups().stream().map(OfSegment::segment).toList());
        assertEquals(0.75, gtx().winRate().share());
        assertEquals(0, STATISTICS.groups().getLast().winRate().share());
    }

    @Test
    void aRoleIsPresentInWonAndInLostDeals() {
        OfRole champion = gtx().roles().get(BuyingRole.CHAMPION.ordinal());

        assertEquals(Share.of(24, 30), champion.won());
        assertEquals(Share.of(2, 10), champion.lost());
        assertEquals(Share.of(24, 26), champion.winRateWith());
        assertEquals(Share.of(6, 14), champion.winRateWithout());
    }

    @Test
    void aRoleThatNobodyHeldIsThereWithZero() {
        OfRole blocker = gtx().roles().get(BuyingRole.BLOCKER.ordinal());

        assertEquals(Share.of(0, 30), blocker.won());
        assertNull(blocker.winRateWith().share());
        assertEquals(Share.of(30, 40), blocker.winRateWithout());
    }

    @Test
    void theTitleThatIsPresentMostComesFirst() {
        assertEquals(JobFunction.FINANCE, gtx().titles().getFirst().jobFunction());
        assertEquals(Share.of(5, 10), gtx().titles().getFirst().lost());
        assertEquals(Share.of(0, 10), gtx().titles().getLast().lost());
    }

    @Test
    void coverageHasItsWinRateAndHowLongWinningTook() {
        var coverage = gtx().coverage();

        assertEquals(List.of(0, 3), coverage.stream().map(c -> c.knownRoles()).toList());
        assertEquals(Share.of(2, 10), coverage.getFirst().winRate());
        assertEquals(80.0, coverage.getFirst().medianDaysToWin());
        assertEquals(Share.of(28, 30), coverage.getLast().winRate());
        assertEquals(40.0, coverage.getLast().medianDaysToWin());
        assertNull(STATISTICS.groups().getLast().coverage().getFirst().medianDaysToWin(), "none was won");
    }

    private static OfSegment gtx() {
        return STATISTICS.groups().getFirst();
    }
}
