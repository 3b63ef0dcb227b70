package io.leadstream.pipeline.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionMakerPathTest {

    @Test
    void whoSpeaksWithADecisionMakerNeedsNoIntroduction() {
        DecisionMakerPath path = path(new Committees()
                        .with(1, BuyingRole.CHAMPION)
                        .spoken(1)
                        .with(2, BuyingRole.DECISION_MAKER)
                        .introducedBy(1)
                        .spoken(1))
                .orElseThrow();

        assertTrue(path.direct());
        assertEquals(ids(2), path.via());
    }

    @Test
    void theChampionIntroducesUs() {
        DecisionMakerPath path = path(new Committees()
                        .with(1, BuyingRole.CHAMPION)
                        .spoken(1)
                        .with(2, BuyingRole.DECISION_MAKER)
                        .introducedBy(1))
                .orElseThrow();

        assertFalse(path.direct());
        assertEquals(ids(1, 2), path.via());
    }

    @Test
    void theShortestChainIsTaken() {
        DecisionMakerPath path = path(new Committees()
                        .with(1, BuyingRole.INFLUENCER)
                        .spoken(1)
                        .with(2, BuyingRole.CHAMPION)
                        .introducedBy(1)
                        .with(3, BuyingRole.END_USER)
                        .introducedBy(2)
                        .with(4, BuyingRole.DECISION_MAKER)
                        .introducedBy(3, 2))
                .orElseThrow();

        assertEquals(ids(1, 2, 4), path.via());
    }

    @Test
    void aChainThatBeginsWithNobodyWeKnowLeadsNowhere() {
        assertTrue(path(new Committees()
                        .with(1, BuyingRole.CHAMPION)
                        .with(2, BuyingRole.DECISION_MAKER)
                        .introducedBy(1))
                .isEmpty());
    }

    @Test
    void introductionsInACircleEnd() {
        assertTrue(path(new Committees()
                        .with(1, BuyingRole.CHAMPION)
                        .introducedBy(2)
                        .spoken(1)
                        .with(2, BuyingRole.INFLUENCER)
                        .introducedBy(1)
                        .with(3, BuyingRole.DECISION_MAKER))
                .isEmpty());
    }

    private static Optional<DecisionMakerPath> path(Committees committee) {
        return DecisionMakerPath.shortest(committee.now());
    }

    private static List<UUID> ids(int... ids) {
        return Arrays.stream(ids).mapToObj(Committees::id).toList();
    }
}
