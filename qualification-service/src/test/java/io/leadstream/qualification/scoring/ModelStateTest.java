package io.leadstream.qualification.scoring;

import static io.leadstream.qualification.lead.History.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ModelStateTest {

    private final ModelVersion draft = ModelVersion.draft(2, VersionOne.RULES, 1, day(0), "marketing-1");

    @Test
    void aDraftIsRehearsedThenActivatedThenRetired() {
        var retired = draft.rehearsed(day(1)).activated(day(2)).retired(day(3));

        assertEquals(new ModelState.Retired(day(2), day(3)), retired.state());
        assertEquals(4, retired.revision());
        assertEquals(day(2), retired.inForceSince());
    }

    @Test
    void whatIsNotRehearsedIsNotActivated() {
        var refusal = assertThrows(ModelCannotMove.class, () -> draft.activated(day(1)));

        assertEquals(ModelState.Name.DRAFT, refusal.from().name());
        assertEquals(ModelState.Name.ACTIVE, refusal.to());
    }

    @Test
    void editingWhatWasRehearsedMakesItADraftAgain() {
        assertInstanceOf(
                ModelState.Draft.class,
                draft.rehearsed(day(1)).edited(VersionOne.RULES).state());
    }

    @Test
    void whatCameIntoForceNeverChanges() {
        var active = draft.rehearsed(day(1)).activated(day(2));

        assertThrows(ModelCannotMove.class, () -> active.edited(VersionOne.RULES));
        assertThrows(ModelCannotMove.class, () -> active.retired(day(3)).edited(VersionOne.RULES));
        assertThrows(ModelCannotMove.class, () -> active.retired(day(3)).activated(day(4)));
    }

    @Test
    void activatingOrRehearsingWhatIsInForceChangesNothing() {
        var active = draft.rehearsed(day(1)).activated(day(2));

        assertSame(active, active.activated(day(3)));
        assertSame(active, active.rehearsed(day(3)));
    }
}
