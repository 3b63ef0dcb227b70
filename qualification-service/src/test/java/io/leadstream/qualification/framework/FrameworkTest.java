package io.leadstream.qualification.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameworkTest {

    private static final Fact FOUND = new Fact("found out", null, null);

    @Test
    void withoutFactsEverythingIsMissing() {
        var bant = Framework.BANT.of(Map.of());

        assertFalse(bant.complete());
        assertEquals(List.of("budget", "authority", "need", "timeline"), bant.missingKeys());
    }

    @Test
    void aFactHoldsItsCriterion() {
        var bant = Framework.BANT.of(Map.of("need", FOUND));

        assertEquals(List.of("need"), bant.heldKeys());
        assertEquals(List.of("budget", "authority", "timeline"), bant.missingKeys());
    }

    @Test
    void aBlankValueHoldsNothing() {
        var bant = Framework.BANT.of(Map.of("need", new Fact(" \t", BigDecimal.ONE, null)));

        assertTrue(bant.held().isEmpty());
    }

    @Test
    void allFourMakeItComplete() {
        assertTrue(Framework.BANT
                .of(Map.of("budget", FOUND, "authority", FOUND, "need", FOUND, "timeline", FOUND))
                .complete());
    }

    @Test
    void confidenceLiesBetweenNoneAndFull() {
        assertThrows(IllegalArgumentException.class, () -> new Fact("x", new BigDecimal("1.01"), null));
        assertThrows(IllegalArgumentException.class, () -> new Fact("x", new BigDecimal("-0.01"), null));
    }

    @Test
    void confidenceIsComparedByValue() {
        assertEquals(new Fact("x", new BigDecimal("0.9"), null), new Fact("x", new BigDecimal("0.90"), null));
    }
}
