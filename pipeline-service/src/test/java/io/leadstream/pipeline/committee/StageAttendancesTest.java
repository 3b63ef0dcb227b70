package io.leadstream.pipeline.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.pipeline.committee.StageAttendances.Attendance;
import io.leadstream.pipeline.committee.StageAttendances.Spell;
import io.leadstream.pipeline.committee.StageAttendances.Tenure;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageAttendancesTest {

    private static final List<Spell> SPELLS =
            List.of(new Spell("NEED_CONFIRMED", day(1), day(10)), new Spell("FIT_EVALUATED", day(10), null));

    @Test
    void whoLeftBeforeAStageWasNotThere() {
        assertEquals(List.of(List.of(BuyingRole.CHAMPION), List.of()), roles(tenure(1, day(2), day(10))));
    }

    @Test
    void whoStayedIsThereInBoth() {
        assertEquals(
                List.of(List.of(BuyingRole.CHAMPION), List.of(BuyingRole.CHAMPION)), roles(tenure(1, day(2), null)));
    }

    @Test
    void whoCameLaterWasNotThereBefore() {
        assertEquals(List.of(List.of(), List.of(BuyingRole.CHAMPION)), roles(tenure(1, day(12), null)));
    }

    @Test
    void rolesThatOnePersonPlayedOneAfterTheOtherAreAllThere() {
        List<Attendance> stages = StageAttendances.attendances(
                SPELLS,
                List.of(
                        tenure(1, day(2), day(4)),
                        new Tenure(Committees.id(1), Set.of(BuyingRole.DECISION_MAKER), day(4), null)));

        assertEquals(
                List.of(BuyingRole.DECISION_MAKER, BuyingRole.CHAMPION),
                stages.getFirst().roles());
        assertEquals(1, stages.getFirst().stakeholders().size());
        assertEquals(List.of(BuyingRole.DECISION_MAKER), stages.getLast().roles());
    }

    @Test
    void aCandidateIsNotThereYet() {
        assertEquals(List.of(List.of(), List.of()), roles(new Tenure(Committees.id(1), Set.of(), day(1), null)));
    }

    private static List<List<BuyingRole>> roles(Tenure tenure) {
        return StageAttendances.attendances(SPELLS, List.of(tenure)).stream()
                .map(Attendance::roles)
                .toList();
    }

    private static Tenure tenure(int n, Instant since, @Nullable Instant until) {
        return new Tenure(Committees.id(n), Set.of(BuyingRole.CHAMPION), since, until);
    }

    private static Instant day(int day) {
        return Instant.parse("2026-03-%02dT09:00:00Z".formatted(day));
    }
}
