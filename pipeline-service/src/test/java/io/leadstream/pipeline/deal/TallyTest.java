package io.leadstream.pipeline.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.pipeline.definition.EvidenceGrade;
import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.pipeline.definition.ExitCriterion;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    @ParameterizedTest
    @CsvSource({
        "BUYER_DOCUMENT, BUYER_DOCUMENT, true",
        "BUYER_DOCUMENT, BUYER_STATEMENT, false",
        "BUYER_DOCUMENT, EMAIL, false",
        "BUYER_STATEMENT, BUYER_DOCUMENT, true",
        "BUYER_STATEMENT, EMAIL, true",
        "BUYER_STATEMENT, BUYER_STATEMENT, true",
        "BUYER_STATEMENT, MEETING, false",
        "MEETING, EMAIL, true",
        "MEETING, MEETING, true",
        "MEETING, SELLER_NOTE, false",
        "SELLER_NOTE, SELLER_NOTE, true"
    })
    void evidenceOfALowerGradeDoesNotCount(EvidenceGrade minimum, EvidenceKind kind, boolean met) {
        assertEquals(met, unmet(criterion(1, List.of(), minimum), kind, 1, 0) == null);
    }

    @Test
    void aKindAndAGradeBothHaveToFit() {
        var criterion = criterion(1, List.of(EvidenceKind.MEETING, EvidenceKind.EMAIL), EvidenceGrade.BUYER_STATEMENT);

        assertNull(unmet(criterion, EvidenceKind.EMAIL, 1, 0));
        assertEquals(false, unmet(criterion, EvidenceKind.MEETING, 1, 0) == null);
        assertEquals(false, unmet(criterion, EvidenceKind.BUYER_DOCUMENT, 1, 0) == null);
    }

    @Test
    void whatIsLackingIsSaid() {
        Unmet unmet = unmet(criterion(2, List.of(), EvidenceGrade.MEETING), EvidenceKind.EMAIL, 1, 0);

        assertEquals("takes 2 pieces of the grade MEETING or better, has 1", unmet.why());
        assertNull(unmet.expired());
    }

    @Test
    void withNothingSpecialThePinnedFieldsAreAll() {
        assertEquals(new Unmet("S", "c", "text"), unmet(criterion(1, List.of(), null), EvidenceKind.EMAIL, 0, 0));
    }

    @Test
    void whatWouldBeMetButForItsAgeHasExpired() {
        Unmet unmet = unmet(criterion(1, List.of(), null), EvidenceKind.EMAIL, 0, 1);

        assertEquals(true, unmet.expired());
        assertEquals("its evidence has expired", unmet.why());
        assertNull(
                unmet(criterion(2, List.of(), null), EvidenceKind.EMAIL, 0, 1).expired());
    }

    private static ExitCriterion criterion(int minimum, List<EvidenceKind> kinds, @Nullable EvidenceGrade grade) {
        return new ExitCriterion("c", "text", "open it", minimum, kinds, grade, null);
    }

    private static @Nullable Unmet unmet(ExitCriterion criterion, EvidenceKind kind, long pieces, long expired) {
        Stage stage = new Stage("S", "S", Phase.SALE, 1, null, null, List.of(criterion));
        var tally = new Tally(List.of(new Tally.Count("S", "c", kind, pieces, expired)));
        return tally.unmet(List.of(stage)).stream().findFirst().orElse(null);
    }
}
