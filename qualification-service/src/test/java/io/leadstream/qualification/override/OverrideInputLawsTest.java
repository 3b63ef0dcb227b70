package io.leadstream.qualification.override;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.Nasty;
import io.leadstream.rest.BadInput;
import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of whatever is sent as an override. */
class OverrideInputLawsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final String POINTS = """
            {"fit":40.25,"engagement":10,"total":50.25,"reason":"r","until":"2026-06-30T00:00:00Z"}""";
    private static final String GRADE = """
            {"grade":"A2","reason":"r","until":null}""";

    @Property(tries = 1000)
    void whatIsSentIsRefusedByNameOrWithinTheRanges(@ForAll long seed, @ForAll boolean isGrade) {
        Nasty.read(Nasty.mutated(isGrade ? GRADE : POINTS, seed), OverrideInput.class)
                .ifPresent(input -> {
                    try {
                        var given = input.checked(NOW);
                        assertTrue(given.grade() != null
                                || given.fit() != null
                                || given.engagement() != null
                                || given.total() != null);
                        if (given.total() != null) {
                            assertTrue(given.total().signum() >= 0
                                    && given.total().compareTo(BigDecimal.valueOf(200)) <= 0);
                        }
                    } catch (BadInput refused) {
                        refused.violations()
                                .forEach(one -> assertFalse(one.field().isEmpty(), one::message));
                    }
                });
    }
}
