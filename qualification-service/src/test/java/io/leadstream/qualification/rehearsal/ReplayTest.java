package io.leadstream.qualification.rehearsal;

import static io.leadstream.qualification.lead.History.FAIR_FIT;
import static io.leadstream.qualification.lead.History.GOOD_FIT;
import static io.leadstream.qualification.lead.History.NO_FIT;
import static io.leadstream.qualification.lead.History.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.lead.History;
import io.leadstream.qualification.profile.Icp;
import io.leadstream.qualification.rehearsal.Findings.Judgement;
import io.leadstream.qualification.rehearsal.Replay.Reality;
import io.leadstream.qualification.scoring.ScoringModel;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final ScoringModel MODEL =
            ScoringModel.version1(new Icp(Set.of("SALES"), Set.of("SOFTWARE"), Set.of()));
    private static final Replay REPLAY = new Replay(MODEL, MODEL, day(10), day(40));
    private static final UUID LEAD = new UUID(1, 1);

    @Test
    void aLeadBecomesMqlWhenBothThresholdsWereSeenToBeReached() {
        var lead = History.of().captured(FAIR_FIT, day(11)).did("CALL", day(12)).did("DEMO", day(15));

        var replayed = REPLAY.of(LEAD, lead.history(), Reality.OPEN).orElseThrow();

        assertEquals(day(15), replayed.draftMqlAt());
        assertEquals(replayed.liveMqlAt(), replayed.draftMqlAt());
    }

    @Test
    void whatBecameKnownAfterTheTimeCountsForNothing() {
        var lead = History.of().captured(FAIR_FIT, day(11)).did("DEMO", day(15), day(41));

        assertNull(REPLAY.of(LEAD, lead.history(), Reality.OPEN).orElseThrow().draftMqlAt());
    }

    @Test
    void whoCameLaterOrWasSoldBeforeIsLeftOut() {
        var late = History.of().captured(GOOD_FIT, day(40)).did("DEMO", day(40));
        var sold = History.of().captured(GOOD_FIT, day(1)).did("DEMO", day(12));

        assertTrue(REPLAY.of(LEAD, late.history(), Reality.OPEN).isEmpty());
        assertTrue(REPLAY.of(LEAD, sold.history(), new Reality(day(9), null)).isEmpty());
        assertTrue(REPLAY.of(LEAD, sold.history(), new Reality(null, day(9))).isEmpty());
    }

    @Test
    void whoNeitherQualifiesNorConvertsIsOnlyCounted() {
        var cold = History.of().captured(NO_FIT, day(11)).history();

        assertFalse(REPLAY.of(LEAD, cold, Reality.OPEN).orElseThrow().isWorthKeeping());
        assertTrue(
                REPLAY.of(LEAD, cold, new Reality(null, day(12))).orElseThrow().isWorthKeeping());
    }

    @Test
    void aJudgementHoldsAVersionAgainstAnOutcome() {
        var judgement = Judgement.of(50, 20, 15, 30, 1000);

        assertEquals(0.4, judgement.precision().rate());
        assertEquals(0.5, judgement.recall().rate());
        assertEquals(13.3333, judgement.lift());
        assertEquals(15, judgement.missed());
    }

    @Property
    void whatIsMissedAndWhatIsForeseenIsAllThereWas(
            @ForAll @IntRange(max = 100) int foreseen, @ForAll @IntRange(max = 100) int missed) {
        var judgement = Judgement.of(100, foreseen, foreseen, foreseen + missed, 1000);

        assertEquals(foreseen + missed, judgement.recall().hits() + judgement.missed());
    }
}
