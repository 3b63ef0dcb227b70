package io.leadstream.pipeline.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    private static final Traits MINE =
            new Traits("SOFTWARE", "50-249", "GTX", new BigDecimal("1000"), Set.of("CHAMPION", "BLOCKER"));

    @Test
    void theSameIsWhollyAlike() {
        Likeness likeness = Likeness.of(MINE, MINE);

        assertEquals(100, likeness.score());
        assertEquals(
                List.of("industry", "size", "product", "amount", "committee"),
                likeness.parts().stream().map(Likeness.Part::criterion).toList());
    }

    @Test
    void whatIsUnknownOfTheOtherIsUnlike() {
        assertEquals(
                0,
                Likeness.of(MINE, new Traits(null, null, null, null, Set.of())).score());
    }

    @Test
    void whatIsUnknownOfMineDoesNotCount() {
        var mine = new Traits("SOFTWARE", null, null, null, Set.of());

        Likeness likeness = Likeness.of(mine, MINE);

        assertEquals(100, likeness.score());
        assertEquals(1, likeness.parts().size());
    }

    @Test
    void ofNothingKnownNothingIsAlike() {
        assertEquals(
                0,
                Likeness.of(new Traits(null, null, null, null, Set.of()), MINE).score());
    }

    @ParameterizedTest
    @CsvSource({"50-249, 1", "10-49, 0.5", "250-1000, 0.5", "1-9, 0", "5001+, 0", "unheard-of, 0"})
    void aNeighbouringSizeIsHalfAlike(String band, double alike) {
        var other = new Traits(null, band, null, null, Set.of());

        assertEquals(alike, part("size", other).alike());
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "2000, 1", "500, 1", "2001, 0.5", "5000, 0.5", "200, 0.5", "199, 0", "5001, 0", "0, 0"})
    void amountsAreCompared(String amount, double alike) {
        var other = new Traits(null, null, null, new BigDecimal(amount), Set.of());

        assertEquals(alike, part("amount", other).alike());
    }

    @Test
    void committeesAreComparedByTheirRoles() {
        var other = new Traits(null, null, null, null, Set.of("CHAMPION", "BUDGET_HOLDER"));

        Likeness.Part part = part("committee", other);
        assertEquals(1.0 / 3, part.alike());
        assertEquals("1 of 3 roles in both", part.why());
    }

    @Test
    void everyCriterionSaysWhy() {
        var other = new Traits("software", "10-49", "MG", null, Set.of());

        assertEquals(
                List.of(
                        "both SOFTWARE",
                        "50-249 employees, the other 10-49, the next band",
                        "GTX, the other MG",
                        "the other's is unknown",
                        "0 of 2 roles in both"),
                Likeness.of(MINE, other).parts().stream()
                        .map(Likeness.Part::why)
                        .toList());
    }

    @Property
    void aScoreIsBetweenNothingAndAll(@ForAll @IntRange(max = 1_000_000) int amount, @ForAll boolean industry) {
        var other = new Traits(industry ? "SOFTWARE" : "STEEL", null, null, BigDecimal.valueOf(amount), Set.of());

        int score = Likeness.of(MINE, other).score();

        assertTrue(score >= 0 && score <= 100);
    }

    private static Likeness.Part part(String criterion, Traits other) {
        return Likeness.of(MINE, other).parts().stream()
                .filter(part -> part.criterion().equals(criterion))
                .findFirst()
                .orElseThrow();
    }
}
