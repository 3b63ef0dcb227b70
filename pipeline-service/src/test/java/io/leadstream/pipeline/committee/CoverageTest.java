package io.leadstream.pipeline.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.approval.KnownPaths;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final KnownPaths BOTH = new KnownPaths(true, true);

    @Test
    void anEmptyCommitteeIsAtRiskByAllThatIsUnknown() {
        Coverage coverage = cover(new Committees(), KnownPaths.NEITHER);

        assertEquals(
                List.of(
                        Risk.NO_DECISION_MAKER,
                        Risk.SINGLE_THREADED,
                        Risk.END_USERS_UNHEARD,
                        Risk.LEGAL_PATH_UNKNOWN,
                        Risk.BUDGET_PATH_UNKNOWN),
                risks(coverage));
        assertEquals(List.of(BuyingRole.values()), coverage.missing());
        assertNull(coverage.path());
    }

    @Test
    void aCommitteeThatIsKnownAndWonIsAtNoRisk() {
        Coverage coverage = cover(won(), BOTH);

        assertEquals(List.of(), coverage.risks());
        assertEquals(3, coverage.people());
        assertEquals(3, coverage.spokenTo());
    }

    @Test
    void aDecisionMakerWithWhomNobodyLetUsSpeakIsOutOfReach() {
        Coverage coverage = cover(won().with(9, BuyingRole.BLOCKER).objecting("risk", "answered"), BOTH);
        assertEquals(List.of(), coverage.risks());

        Committees unreached = new Committees()
                .with(1, BuyingRole.DECISION_MAKER)
                .with(2, BuyingRole.END_USER)
                .spoken(1);
        Coverage at = cover(unreached, BOTH);
        assertEquals(List.of(Risk.DECISION_MAKER_OUT_OF_REACH, Risk.SINGLE_THREADED), risks(at));
        assertEquals(List.of(Committees.id(1)), about(at, Risk.DECISION_MAKER_OUT_OF_REACH));
    }

    @Test
    void oneThreadIsNamedUntilASecondPersonSpoke() {
        Committees one =
                new Committees().with(1, BuyingRole.INFLUENCER).spoken(1).with(2, BuyingRole.END_USER);
        assertEquals(List.of(Committees.id(1)), about(cover(one, BOTH), Risk.SINGLE_THREADED));

        assertFalse(risks(cover(one.spoken(1), BOTH)).contains(Risk.SINGLE_THREADED));
    }

    @Test
    void aCandidateWithWhomWeSpokeIsAThreadButHoldsNoRole() {
        Coverage coverage = cover(
                new Committees().with(1).spoken(1).with(2, BuyingRole.END_USER).spoken(1), BOTH);

        assertFalse(risks(coverage).contains(Risk.SINGLE_THREADED));
        assertEquals(1, coverage.people());
        assertEquals(2, coverage.spokenTo());
    }

    @Test
    void aChampionIsSilentAfterTwoWeeks() {
        assertFalse(risks(cover(new Committees().with(1, BuyingRole.CHAMPION).spoken(14), BOTH))
                .contains(Risk.CHAMPION_SILENT));
        assertTrue(risks(cover(new Committees().with(1, BuyingRole.CHAMPION).spoken(15), BOTH))
                .contains(Risk.CHAMPION_SILENT));
        assertTrue(risks(cover(new Committees().with(1, BuyingRole.CHAMPION), BOTH))
                .contains(Risk.CHAMPION_SILENT));
    }

    @Test
    void eachSilentChampionIsNamedAlone() {
        Committees two = new Committees()
                .with(1, BuyingRole.CHAMPION)
                .spoken(1)
                .with(2, BuyingRole.CHAMPION)
                .spoken(30);

        assertEquals(List.of(Committees.id(2)), about(cover(two, BOTH), Risk.CHAMPION_SILENT));
    }

    @Test
    void aChampionNeedsSomethingToSellWith() {
        Committees empty = new Committees().with(1, BuyingRole.CHAMPION);
        assertTrue(risks(cover(empty, BOTH)).contains(Risk.CHAMPION_WITHOUT_RESOURCES));
        assertFalse(risks(cover(empty.equipped("a case"), BOTH)).contains(Risk.CHAMPION_WITHOUT_RESOURCES));
    }

    @Test
    void aBlockerIsARiskUntilTheObjectionIsAnswered() {
        assertTrue(
                risks(cover(new Committees().with(1, BuyingRole.BLOCKER), BOTH)).contains(Risk.BLOCKER_NOT_ADDRESSED));
        assertTrue(risks(cover(new Committees().with(1, BuyingRole.BLOCKER).objecting("own stack", null), BOTH))
                .contains(Risk.BLOCKER_NOT_ADDRESSED));
        assertFalse(
                risks(cover(new Committees().with(1, BuyingRole.BLOCKER).objecting("own stack", "runs on it"), BOTH))
                        .contains(Risk.BLOCKER_NOT_ADDRESSED));
    }

    @Test
    void aSponsorIsAloneWithoutDeciderAndChampion() {
        Committees alone = new Committees().with(1, BuyingRole.EXECUTIVE_SPONSOR);
        assertEquals(List.of(Committees.id(1)), about(cover(alone, BOTH), Risk.SPONSOR_ALONE));

        assertFalse(risks(cover(alone.with(2, BuyingRole.CHAMPION), BOTH)).contains(Risk.SPONSOR_ALONE));
    }

    @Test
    void endUsersAreUnheardUntilOneOfThemSpoke() {
        Committees users = new Committees().with(1, BuyingRole.END_USER).with(2, BuyingRole.END_USER);
        assertEquals(List.of(Committees.id(1), Committees.id(2)), about(cover(users, BOTH), Risk.END_USERS_UNHEARD));

        assertFalse(risks(cover(users.spoken(400), BOTH)).contains(Risk.END_USERS_UNHEARD));
    }

    @Test
    void eachUnknownPathIsARiskOfItsOwn() {
        assertEquals(List.of(Risk.LEGAL_PATH_UNKNOWN), risks(cover(won(), new KnownPaths(false, true))));
        assertEquals(List.of(Risk.BUDGET_PATH_UNKNOWN), risks(cover(won(), new KnownPaths(true, false))));
    }

    @Test
    void everyRiskSaysWhyAndWhatToDoNext() {
        for (Risk risk : Risk.values()) {
            assertFalse(risk.why().isBlank(), risk.name());
            assertFalse(risk.nextStep().isBlank(), risk.name());
        }
    }

    private static Committees won() {
        return new Committees()
                .with(1, BuyingRole.DECISION_MAKER, BuyingRole.BUDGET_HOLDER)
                .spoken(3)
                .with(2, BuyingRole.CHAMPION)
                .equipped("business case")
                .spoken(2)
                .with(3, BuyingRole.END_USER)
                .spoken(20);
    }

    private static Coverage cover(Committees committee, KnownPaths paths) {
        return Coverage.of(committee.now(), paths, Duration.ofDays(14));
    }

    private static List<Risk> risks(Coverage coverage) {
        return coverage.risks().stream().map(Coverage.Exposure::risk).toList();
    }

    private static List<UUID> about(Coverage coverage, Risk risk) {
        return coverage.risks().stream()
                .filter(exposure -> exposure.risk() == risk)
                .flatMap(exposure -> exposure.about().stream())
                .toList();
    }
}
